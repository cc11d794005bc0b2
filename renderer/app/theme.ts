import type { ThemeConfig } from 'antd';
import { theme } from 'antd';
import type { Settings } from '#renderer/core/api.ts';

const font = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Xunjian Hei", sans-serif';

/** One blue, one red, amber and green, the same meanings in both themes; every pair keeps 4.5:1 (WCAG 2.2, 1.4.3). */
export function themeOf(dark: boolean, density: Settings['density']): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: font,
      fontSize: 14,
      borderRadius: 4,
      wireframe: false,
      motion: false,
      controlHeight: density === 'dense' ? 28 : 32,
      colorPrimary: dark ? '#3d7fd9' : '#1d5bb8',
      colorLink: dark ? '#7fb0f5' : '#1d5bb8',
      colorError: dark ? '#ffa59d' : '#b3261e',
      colorWarning: dark ? '#d99a2b' : '#8a5300',
      colorSuccess: dark ? '#4fae72' : '#1e6b3a',
      ...(dark ? { colorBgContainer: '#1c2128', colorBgElevated: '#232a33' } : { colorPrimaryHover: '#174d9c' }),
      colorBgBase: dark ? '#14181d' : '#ffffff',
      colorTextBase: dark ? '#e3e8ee' : '#1b2430',
      colorTextPlaceholder: dark ? '#98a3b0' : '#6b7683',
      colorTextDescription: dark ? '#aab4c0' : '#55606e',
      colorTextDisabled: dark ? '#8d97a4' : '#707b88',
    },
    components: {
      Table: { cellPaddingBlockSM: density === 'dense' ? 2 : 6, cellPaddingInlineSM: 8, headerBorderRadius: 0 },
      Tabs: { horizontalMargin: '0 0 8px 0', ...(dark ? { itemSelectedColor: '#7fb0f5', itemHoverColor: '#9cc2f8', itemActiveColor: '#7fb0f5' } : {}) },
    },
  };
}

/** Follows the desktop while the setting says so. */
export function systemPrefersDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
