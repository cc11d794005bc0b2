import { findingOf, type HealthItem, type HealthRule } from './health.ts';

/** Every factual paragraph rests on a confirmed finding with at least one item of evidence, and every finding is told (domain 2.5). */
export const grounds: HealthRule = (input) => {
  if (input.kind.source !== 'findings') return [];
  const items: HealthItem[] = [];
  for (const block of input.blocks) {
    if (block.part !== 'fact' || block.text.trim() === '') continue;
    const place = { block: block.id, from: 0, to: block.text.length };
    const finding = findingOf(input, block.finding);
    if (!finding)
      items.push({
        ...{ code: 'fact-without-finding', severity: 'asks', place, about: block.id },
        words: block.finding === '' ? '这一段写的是事实，却没有对应的问题。' : '这一段所依据的问题已经不在本文书中。',
      });
    else if ((input.evidence.get(finding.id)?.length ?? 0) === 0)
      items.push({
        ...{ code: 'no-evidence', severity: 'asks', place, finding: finding.id, about: finding.id },
        words: `“${finding.title}”没有关联证据，事实段落不能没有证据。`,
      });
  }
  for (const finding of input.findings) {
    const about = finding.id;
    if (finding.status !== 'confirmed' && finding.status !== 'closed')
      items.push({ code: 'unconfirmed', severity: 'blocks', words: `“${finding.title}”尚未确认，不能写入文书。`, finding: finding.id, about });
    if (finding.basis.trim() === '' && input.knowledge.basisOn(finding.type, finding.conductFrom ?? input.today).length === 0)
      items.push({ code: 'no-basis', severity: 'asks', words: `“${finding.title}”没有写明法律依据。`, finding: finding.id, about });
    if (!input.blocks.some((block) => block.finding === finding.id))
      items.push({ code: 'not-told', severity: 'asks', words: `“${finding.title}”已关联，但正文没有写到。`, finding: finding.id, about });
  }
  return items;
};
