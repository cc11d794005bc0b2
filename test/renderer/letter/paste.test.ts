import { describe, expect, it } from 'vitest';
import { cleanPaste, plainLines } from '#renderer/letter/editor/paste.ts';

describe('a paste from an office program', () => {
  it('keeps paragraphs, headings and bold; fonts, colours and office markup go', () => {
    const { html, dropped } = cleanPaste(
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body lang=ZH-CN>' +
        '<!--StartFragment--><h1 style="color:#f00">一、概况</h1><p class=MsoNormal style="text-indent:32.0pt"><span lang=EN-US style="font-family:仿宋_GB2312">　　本院</span>' +
        '<span style="font-weight:bold">查明</span><o:p></o:p></p><!--EndFragment--></body></html>',
    );
    expect(html).toBe('<h1>一、概况</h1><p>本院<strong>查明</strong></p>');
    expect(dropped).toEqual([]);
  });

  it('names what stays behind', () => {
    const { html, dropped } = cleanPaste(
      '<p>见<a href="http://x">链接</a><img src="a.png"><img src="b.png"></p><table><tr><td>格一</td><td>格二</td></tr></table><p><u>下划线</u></p><script>x</script>',
    );
    expect(dropped).toEqual(['2 张图片', '1 个表格（文字已保留）', '1 处链接（文字已保留）', '下划线、斜体、字体等格式']);
    expect(html).toBe('<p>见链接</p><p>格一</p><p>格二</p><p>下划线</p>');
  });

  it('carries nothing that runs or styles, whatever it was', () => {
    const { html } = cleanPaste('<p onclick="x()" style="background:url(//a)" class="a" id="b"><b onmouseover=1>甲</b><button>乙</button></p>');
    expect(html).toBe('<p><b>甲</b>乙</p>');
  });

  it('joins lines that only the source broke, and keeps our own bindings', () => {
    expect(cleanPaste('<p>第一行\r\n第二行</p>').html).toBe('<p>第一行第二行</p>');
    const own = '<p data-id="a" data-part="fact"><span data-bound="{}">题</span></p>';
    expect(cleanPaste(own).html).toContain('data-bound');
  });

  it('makes one paragraph of a box around boxes, and one of each cell, list item and quotation', () => {
    const { html } = cleanPaste('<div><p>甲</p><ul><li>乙</li></ul><table><tr><td><p>丙</p></td><td>丁</td></tr></table><blockquote>戊</blockquote></div>');
    expect(html).toBe('<p>甲</p><p>乙</p><p>丙</p><p>丁</p><p>戊</p>');
  });

  it('takes plain text by its lines', () => {
    expect(plainLines('　　甲\r\n\r\n乙 \n')).toEqual(['甲', '乙']);
  });
});
