import type { PersonCaseInput } from '#shared/letter/person.ts';

/** A fictional prisoner for opinions on a change of sentence. */
export const person: PersonCaseInput = {
  name: '王某某',
  sex: '男',
  born: '1980-03-05',
  number: '5001202200123456',
  crime: '诈骗罪',
  judgment: '江州市中级人民法院（2017）江刑初字第12号刑事判决',
  sentence: '有期徒刑八年',
  property: '并处罚金二万元',
  termFrom: '2017-03-01',
  termTo: '2025-02-28',
  changes: '2020年6月减刑六个月',
  custody: '甲监狱',
  proposal: '建议减去有期徒刑七个月',
  proposalNumber: '甲狱减字〔2022〕18号',
  proposedOn: '2022-10-08',
  decision: '减去有期徒刑七个月',
  decisionNumber: '（2022）江刑更12号',
  decidedOn: '2022-10-20',
  receivedOn: '2022-10-25',
};
