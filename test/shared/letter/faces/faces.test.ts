import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { isMaskable, maskPieces, maskTable, maskText, namePattern, surnameOf } from '#shared/letter/faces/masks.ts';
import { serviceFace } from '#shared/letter/faces/service-face.ts';
import { SigningDesk } from '#test/shared/letter/approval/signing-desk.ts';

describe('masks', () => {
  it('read as offices write them', () => {
    expect(maskTable(['张三丰', '李四', '欧阳修远', '王五', '王六'])).toEqual([
      { name: '张三丰', mask: '张某某' },
      { name: '李四', mask: '李某' },
      { name: '欧阳修远', mask: '欧阳某某' },
      { name: '王五', mask: '王某1' },
      { name: '王六', mask: '王某2' },
    ]);
    expect(surnameOf('欧阳')).toBe('欧');
  });

  it('leave alone what is masked already', () => {
    expect(['张某', '罪犯甲', '×××', '李某1', '甲'].filter(isMaskable)).toEqual([]);
  });

  it('stay what they were in papers that went out', () => {
    const fixed = [{ name: '王五', mask: '王某' }];
    expect(maskTable(['王六', '王五', '王七'], fixed)).toEqual([
      { name: '王五', mask: '王某' },
      { name: '王六', mask: '王某1' },
      { name: '王七', mask: '王某2' },
    ]);
  });

  it('find names of several parts, whichever dot stands between them', () => {
    const table = maskTable(['阿不都热合曼·买买提明']);
    expect(maskText('罪犯阿不都热合曼•买买提明、阿不都热合曼 · 买买提明', table)).toBe('罪犯阿某某、阿某某');
  });

  it('find a name however it is spaced, and across pieces', () => {
    const table = maskTable(['张三', '李小四']);
    expect(maskText('罪犯张　三、李 小\u200b四。', table)).toBe('罪犯张某、李某某。');
    expect(maskPieces(['罪犯张', '三打了李小', '四。'], table)).toEqual(['罪犯张某', '打了李某某', '。']);
  });
});

const han = fc.constantFrom(...'张李王赵陈刘三四五六七八小大明国强华');
const name = fc.array(han, { minLength: 2, maxLength: 3 }).map((chars) => chars.join(''));
const piece = fc.array(fc.oneof(han, fc.constantFrom('，', '。', ' ', '　', '某', '1', 'a')), { maxLength: 8 }).map((chars) => chars.join(''));

describe('no name to be masked survives', () => {
  it('in any text, cut into any pieces', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), fc.array(fc.oneof(piece, name), { maxLength: 10 }), (names, pieces) => {
        const table = maskTable(names);
        const masked = maskPieces(pieces, table);
        expect(masked).toHaveLength(pieces.length);
        expect(masked.join('')).not.toMatch(namePattern(table.map((one) => one.name)) as RegExp);
      }),
      { numRuns: 500 },
    );
  });

  it('in any part of a document, its properties too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), fc.array(piece, { minLength: 12, maxLength: 12 }), (names, filler) => {
        const table = maskTable(names);
        const say = (i: number): string => `${filler[i]}${names[i % names.length]}`;
        const model: DocumentModel = {
          ...{
            family: 'legal',
            issuer: say(0),
            title: say(1),
            subtitle: say(2),
            number: say(3),
            recipient: say(4),
            banner: say(5),
            pageFoot: say(6),
            signer: say(7),
          },
          body: [
            { type: 'heading', level: 1, runs: [{ text: say(8) }, { text: say(9), strong: true }], runIn: [{ text: say(10) }] },
            { type: 'paragraph', runs: [...say(11)].map((text) => ({ text })), source: { kind: 'letterBlock', id: 'b' } },
            { type: 'table', caption: say(0), columns: [{ title: say(1), share: 1 }], rows: [[say(2), { text: say(3) }]] },
          ],
          attendance: [{ label: '出席', names: say(4) }],
          attachments: [say(5)],
          annexes: [{ label: '附件', title: say(6), body: [{ type: 'paragraph', runs: [{ text: say(7) }] }] }],
          signature: { issuer: say(8), date: undefined },
          copyTo: [say(9)],
          imprint: { office: say(10), date: undefined },
          properties: { title: say(11), subject: say(0) },
        };
        const face = serviceFace(model, table);
        const pattern = namePattern(table.map((one) => one.name)) as RegExp;
        for (const text of textsIn(face)) expect(text).not.toMatch(pattern);
        expect(face.body[1]).toMatchObject({ source: { id: 'b' } });
      }),
      { numRuns: 150 },
    );
  });
});

/** Every text of a document, runs of one block as one. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'object' && item !== null && 'text' in item)
      ? [value.map((item) => String(item.text)).join('')]
      : value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('the faces of a letter', () => {
  const prepared = () => {
    const desk = new SigningDesk('王某').found();
    const facility = desk.prison();
    const basis = '《中华人民共和国监狱法》第五十八条';
    const finding = desk.finding(facility, {
      basis,
      persons: '罪犯张三丰、民警李四',
      facts: '2022年9月，民警李四对罪犯张三丰禁闭十七日。',
      informants: ['赵告发'],
    });
    return { desk, facility, finding, letter: desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [finding] }).id };
  };

  it('tell one story: full, without names, and only in numbers', () => {
    const { desk, letter } = prepared();
    const face = (which: 'full' | 'service' | 'reporting') => {
      const read = desk.read('letters.face', { id: letter, face: which });
      if (!read) throw new Error('no face');
      return read;
    };
    expect(JSON.stringify(face('full').model)).toContain('张三丰');
    expect(face('full').forbidden).toEqual([]);
    const service = face('service');
    expect(JSON.stringify(service.model)).toContain('民警李某对罪犯张某某禁闭十七日');
    expect([...service.forbidden].sort()).toEqual(['张三丰', '李四', '赵告发'].sort());
    const reporting = JSON.stringify(face('reporting').model);
    expect(reporting).toContain('该文书涉及问题1个');
    for (const secret of ['张', '李四', '禁闭', '一监区', '十七']) expect(reporting).not.toContain(secret);
    expect(reporting).not.toContain('撤销');
    desk.do('letter.issue', { id: letter, on: '2022-11-08', outside: '院领导纸质签批' });
    desk.do('letter.revoke', { id: letter, on: '2022-11-09', reason: '认定有误' });
    expect(JSON.stringify(face('reporting').model)).toContain('该文书已于2022年11月9日撤销');
  });

  it('hide the names that a person added, in every case of the round, and take no half names', () => {
    const { desk, facility, letter } = prepared();
    const other = desk.finding(facility, { facts: '2022年9月，见习民警钱来迟脱岗，值班的孙某在场。' });
    const second = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [other] }).id;
    const service = () => desk.read('letters.face', { id: second, face: 'service' });
    expect(JSON.stringify(service()?.model)).toContain('钱来迟');
    desk.do('hiddenNames.edit', { id: 'round', fields: { names: ['钱来迟'] } });
    expect(JSON.stringify(service()?.model)).toContain('见习民警钱某某脱岗');
    expect(service()?.forbidden).toContain('钱来迟');
    expect(service()?.hidden).toEqual(['钱来迟']);
    expect(desk.read('letters.face', { id: letter, face: 'service' })?.forbidden).toContain('钱来迟');
    for (const wrong of ['钱', '钱某', '罪犯甲'])
      expect(desk.try('hiddenNames.edit', { id: 'round', fields: { names: [wrong] } })).toMatchObject({ code: 'hiddenNames.name' });
    expect(service()?.hidden).toEqual(['钱来迟']);
  });

  it('keep the masks of what went out, whoever is found later', () => {
    const { desk, facility, letter } = prepared();
    desk.do('letter.issue', { id: letter, on: '2022-11-01', outside: '纸质签批' });
    const later = desk.finding(facility, { title: '又一起', persons: '李六', facts: '民警李六脱岗，详情见值班记录。' });
    const next = desk.do('letter.draft', { type: 'suggestionLetter', facility, findings: [later] }).id;
    const masks = desk.read('letters.face', { id: next, face: 'service' })?.masks ?? [];
    expect(masks.find(({ name }) => name === '李四')?.mask).toBe('李某');
    expect(masks.find(({ name }) => name === '李六')?.mask).toBe('李某1');
    expect(desk.read('letters.face', { id: letter, face: 'service' })?.masks.find(({ name }) => name === '李四')?.mask).toBe('李某');
  });
});
