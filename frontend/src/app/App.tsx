import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { i18n } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { followLinks, tellLanguage } from '../api/desktop';
import { useWords } from '../i18n/i18n';
import { StylesAhead } from '../ui/StylesAhead';
import { antTheme, useTheme } from '../ui/theme';
import '../ui/tokens.css';
import { Shell } from './Shell';

/** The product, in the person's language and theme. */
export function App({ dictionary }: { dictionary: i18n }) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: true } } }));
  return (
    <I18nextProvider i18n={dictionary}>
      <QueryClientProvider client={queries}>
        <Themed />
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** What the program has said in one language is asked for again in the other. */
function useAskedAgain(language: string) {
  const queries = useQueryClient();
  const said = useRef(language);
  useEffect(() => {
    if (said.current === language) return;
    said.current = language;
    void queries.invalidateQueries();
  }, [queries, language]);
}

function Themed() {
  const { t, language } = useWords();
  useAskedAgain(language);
  const { choice, shade, choose } = useTheme();
  const chinese = language === 'zh-CN';
  dayjs.locale(chinese ? 'zh-cn' : 'en');
  useEffect(() => {
    document.title = t('app:title');
    tellLanguage(language);
  }, [t, language]);
  useEffect(() => followLinks(), []);
  return (
    <ConfigProvider locale={chinese ? zh : en} theme={antTheme(shade)} button={{ autoInsertSpace: false }}>
      <AntApp className="st-app" message={{ top: 52 }}>
        <Shell theme={choice} onTheme={choose} />
        <StylesAhead />
      </AntApp>
    </ConfigProvider>
  );
}
