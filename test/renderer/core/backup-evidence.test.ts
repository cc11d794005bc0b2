// @vitest-environment node
import { expect, it } from 'vitest';
import { piecesOfBlob } from '#renderer/core/blob-pieces.ts';
import { identitiesOf } from '#renderer/core/exchange/exchange-parts.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import { answerOf, DeskLaptop } from '../exchange/desk-laptop.ts';

const nothing = (): void => undefined;

it('a backup holds the content of evidence that was deleted, since the record can be brought back; a package does not', async () => {
  const laptop = await DeskLaptop.make('市院');
  try {
    await laptop.core.books.foundRound({ title: '2022年交叉巡回' });
    await laptop.core.backup.choosePlace();
    await laptop.core.evidence.add({ file: new File(['留下的'], '审批表.txt') }, nothing);
    const gone = await laptop.core.evidence.add({ file: new File(['删掉的'], '照片.txt') }, nothing);
    answerOf(await laptop.core.run('evidence.remove', { id: gone.id }));
    await laptop.core.backup.run(nothing);
    await laptop.core.exchange.exportPackage({ kind: 'share', passphrase: '当面说的口令要够长' }, nothing);
    const identities = await identitiesOf(laptop.session);
    const chunksIn = async (words: string, passphrase?: string) => {
      const { manifest } = await openPackage({ file: piecesOfBlob(await laptop.newest(words)), keys: { identities, passphrase } });
      return manifest.counts.chunks;
    };
    expect(await chunksIn('备份-2022年交叉巡回')).toBe(2);
    expect(await chunksIn('交换包', '当面说的口令要够长')).toBe(1);
  } finally {
    await laptop.remove();
  }
}, 60_000);

it('evidence that has rotted keeps only itself out of the backup, and the person is told', async () => {
  const laptop = await DeskLaptop.make('市院');
  try {
    await laptop.core.books.foundRound({ title: '2022年交叉巡回' });
    await laptop.core.backup.choosePlace();
    for (const text of ['留下的', '坏掉的']) await laptop.core.evidence.add({ file: new File([text], `${text}.txt`) }, nothing);
    const rotten = laptop.session.round.book.replica.fold.records('evidence').find(({ fields }) => fields['name'] === '坏掉的.txt')?.fields['chunks'];
    if (!Array.isArray(rotten)) throw new Error('no chunk');
    const chunk = String(rotten[0]);
    await laptop.damage('vault', 'books', laptop.session.round.book.book, 'chunks', chunk.slice(0, 2), chunk);
    await expect(laptop.core.backup.run(nothing)).rejects.toThrow('有 1 块证据材料在本机已损坏');
    const identities = await identitiesOf(laptop.session);
    const { manifest, lines } = await openPackage({ file: piecesOfBlob(await laptop.newest('备份-2022年交叉巡回')), keys: { identities } });
    expect([manifest.counts.chunks, lines.length]).toEqual([1, laptop.session.round.book.replica.size]);
    const state = await laptop.core.backup.state();
    expect([state.lastVerified, state.lastFailure?.code]).toEqual([laptop.clock.now(), 'backup.damaged']);
  } finally {
    await laptop.remove();
  }
}, 60_000);
