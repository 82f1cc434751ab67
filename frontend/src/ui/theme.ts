import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** What a person chooses, and what is then on the screen. */
export type ThemeChoice = 'light' | 'dark' | 'system';
export type Shade = 'light' | 'dark';

const remembered = 'sandtable.theme';
const system = () => window.matchMedia('(prefers-color-scheme: dark)');

/** The chosen theme and the shade it comes to, following the system where that was chosen. */
export function useTheme(): { choice: ThemeChoice; shade: Shade; choose: (choice: ThemeChoice) => void } {
  const [choice, setChoice] = useState<ThemeChoice>(() => {
    const saved = read();
    return saved === 'light' || saved === 'dark' ? saved : 'system';
  });
  const darkSystem = useSyncExternalStore(
    (changed) => {
      const query = system();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => system().matches,
  );
  const shade: Shade = choice === 'system' ? (darkSystem ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = shade;
  }, [shade]);
  return {
    choice,
    shade,
    choose: (next) => {
      setChoice(next);
      try {
        localStorage.setItem(remembered, next);
      } catch {
        // Without storage the choice lasts until the page closes.
      }
    },
  };
}

function read(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

const colours = {
  light: { app: '#f4f3ef', surface: '#ffffff', overlay: '#ffffff', border: '#e5e2da', line: '#d2cec4', text: '#22242a', second: '#5d6169', third: '#666a73', accent: '#0f6b63', hover: '#f2f1ec', danger: '#b42318', warning: '#8a5a00', soft: '#e3f0ee', softLine: '#c5deda', dangerSoft: '#fdf0ee', dangerLine: '#f3cfc9', warningSoft: '#fbf4e4', warningLine: '#ebd9ae' },
  dark: { app: '#131517', surface: '#1b1e21', overlay: '#24282c', border: '#2e3338', line: '#444a52', text: '#e6e8eb', second: '#aab0b8', third: '#8d949d', accent: '#46b8aa', hover: '#272b30', danger: '#ff8a7a', warning: '#e6b45c', soft: '#18342f', softLine: '#27524b', dangerSoft: '#3a1d1a', dangerLine: '#5e2e29', warningSoft: '#33290f', warningLine: '#57481f' },
};

/** Our tokens for Ant Design: dense, calm, one accent. */
export function antTheme(shade: Shade): ThemeConfig {
  const colour = colours[shade];
  return {
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'st' },
    hashed: false,
    token: {
      colorPrimary: colour.accent,
      colorInfo: colour.accent,
      colorLink: colour.accent,
      colorError: colour.danger,
      colorWarning: colour.warning,
      // Derived tints of a dark accent come out muddy, so the soft ones are said.
      colorPrimaryBg: colour.soft,
      colorPrimaryBgHover: colour.soft,
      colorPrimaryBorder: colour.softLine,
      colorInfoBg: colour.soft,
      colorInfoBorder: colour.softLine,
      colorErrorBg: colour.dangerSoft,
      colorErrorBorder: colour.dangerLine,
      colorWarningBg: colour.warningSoft,
      colorWarningBorder: colour.warningLine,
      colorBgLayout: colour.app,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.overlay,
      colorBorder: colour.line,
      colorBorderSecondary: colour.border,
      colorText: colour.text,
      colorTextSecondary: colour.second,
      colorTextTertiary: colour.third,
      colorTextPlaceholder: colour.third,
      colorTextLightSolid: shade === 'dark' ? '#06201d' : '#ffffff',
      fontFamily: 'var(--st-font)',
      fontSize: 13,
      borderRadius: 7,
      fontSizeSM: 12,
      controlHeight: 30,
      controlHeightSM: 26,
      fontWeightStrong: 650,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadow: 'var(--st-raised)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', contentFontSizeSM: 13 },
      Input: { inputFontSizeSM: 12.5 },
      InputNumber: { inputFontSizeSM: 12.5 },
      Select: { optionFontSize: 13 },
      Tooltip: { colorBgSpotlight: shade === 'dark' ? '#3a4047' : '#2b2e35', colorTextLightSolid: '#ffffff' },
      Table: { cellFontSizeSM: 12.5, headerBg: 'transparent', headerSplitColor: 'transparent', cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, rowHoverBg: colour.hover },
      // What Ant Design derives for the dark is too dim on its ground.
      Tag: { colorInfo: colour.accent },
      Tree: { nodeHoverBg: colour.hover, titleHeight: 28 },
      Tabs: { horizontalMargin: '0', horizontalItemGutter: 22 },
    },
  };
}
