import { Button, Checkbox } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import type { OpenedPackage, SecondPerson } from '#renderer/core/api.ts';
import { Mark, WordsBox } from '#renderer/ui/words.tsx';
import { packageKindWords } from '#shared/exchange/words.ts';
import { EffectCounts } from './effect-counts.tsx';
import type { EffectChoice } from './effect-groups.ts';
import { EffectList } from './effect-list.tsx';
import { bytesWords, isSkewed, skewWords, standingWords } from './package-words.ts';
import { SecondPersonFields } from './second-person.tsx';

/** What the person agrees to by applying. */
export interface Consent {
  readonly acceptSender: boolean;
  readonly second?: SecondPerson;
}

interface RehearsalViewProps {
  readonly name: string;
  readonly opened: Extract<OpenedPackage, { needs: 'nothing' }>;
  readonly onApply: (consent: Consent) => void;
  readonly onDiscard: () => void;
}

/** What an import would do, before it does anything. */
export function RehearsalView({ name, opened, onApply, onDiscard }: RehearsalViewProps): ReactNode {
  const { rehearsal } = opened;
  const { manifest, sender } = rehearsal;
  const section = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<EffectChoice | null>(null);
  const [heard, setHeard] = useState(false);
  const [second, setSecond] = useState<SecondPerson | null>(null);
  const team = manifest.team ? [manifest.team] : [];
  // What the hub hands out names the team it is for, any other package the team it is from.
  const toTeam = team.length > 0 && (manifest.kind === 'task' || manifest.kind === 'back');
  const asksSender = (sender.standing !== 'trusted' || rehearsal.strangers.length > 0) && !opened.vouched;
  const asksMass = rehearsal.massDeletion;
  const ready = opened.applicable && (!asksSender || heard) && (!asksMass || second !== null);
  // The field for the passphrase has gone, and the focus with it: the keys go on here.
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.focus();
  }, []);
  return (
    <section className="section stack" aria-label="导入演练" ref={section} data-region tabIndex={-1}>
      <div className="row">
        <h2>导入演练：{name}</h2>
        <Mark>{packageKindWords[manifest.kind]}</Mark>
        <span className="soft">还没有改变任何内容</span>
      </div>
      <dl className="facts">
        <Fact name="轮次" value={manifest.title} />
        <Fact name="来自" value={[...(toTeam ? [] : team), sender.card.person.name, sender.card.name].join(' · ')} />
        {toTeam ? <Fact name="发给" value={team.join('')} /> : null}
        <Fact name="包号" value={`${manifest.number} 号包`} />
        <Fact name="制作时间" value={timeWords(manifest.madeAt, false)} />
        <Fact name="对方时钟" value={`${skewWords(opened.skewMinutes)}${isSkewed(opened.skewMinutes) ? '，不影响导入，请提醒对方校准' : ''}`} />
        <Fact name="登记条目" value={`共 ${rehearsal.entries.all} 条，新 ${rehearsal.entries.fresh}，已有 ${rehearsal.entries.known}`} />
        <Fact name="证据" value={`${manifest.counts.chunks} 块，${bytesWords(manifest.counts.chunkBytes)}，新 ${rehearsal.freshChunks.length} 块`} />
      </dl>
      <SenderBox opened={opened} />
      {opened.words ? <WordsBox tone={opened.applicable ? 'plain' : 'attention'}>{opened.words}</WordsBox> : null}
      <EffectCounts rehearsal={rehearsal} chosen={chosen} onChoose={setChosen} />
      {rehearsal.quarantined.length > 0 ? (
        <WordsBox tone="attention">
          <div>{rehearsal.quarantined.length} 条登记不会导入，其余照常：</div>
          {rehearsal.quarantined.slice(0, 20).map((item) => (
            <div key={item.line} className="small">
              第 {item.line} 条：{item.reason.words}
              {item.reason.next}
            </div>
          ))}
        </WordsBox>
      ) : null}
      <EffectList records={rehearsal.records} chosen={chosen} onAll={() => setChosen(null)} />
      {asksSender ? (
        <Checkbox checked={heard} onChange={(event) => setHeard(event.target.checked)}>
          已通过电话或当面逐组核对上面的指纹，接受这台设备的内容
        </Checkbox>
      ) : null}
      {asksMass ? <SecondPersonFields lost={rehearsal.lost} value={second} onChange={setSecond} /> : null}
      <div className="row">
        <Button type="primary" disabled={!ready} onClick={() => onApply({ acceptSender: heard, ...(second ? { second } : {}) })}>
          {opened.newBook ? '导入，打开这个轮次' : '导入'}
        </Button>
        <Button onClick={onDiscard}>不导入</Button>
        <span className="soft">导入作为一次整体写入，可在导入记录中撤销。</span>
      </div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{value}</dd>
    </div>
  );
}

function SenderBox({ opened }: { opened: RehearsalViewProps['opened'] }): ReactNode {
  const { sender, strangers } = opened.rehearsal;
  return (
    <WordsBox tone={sender.standing === 'trusted' ? 'plain' : sender.standing === 'removed' ? 'alarm' : 'attention'} label="签名">
      <div className="row">
        <span>签名：{standingWords[sender.standing]}</span>
        <span className="fingerprint">{sender.fingerprint}</span>
      </div>
      {strangers.length > 0 ? <div>包内还有未登记设备写的内容：{strangers.map((card) => `${card.person.name}（${card.name}）`).join('、')}</div> : null}
    </WordsBox>
  );
}
