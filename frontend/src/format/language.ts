/** The languages in which the product speaks. */
export type Language = 'en' | 'zh-CN';

/** How dates are written in the language: English ones by day, month and year. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);
