import type { ReactNode } from 'react';
import './ui.css';

/** The little of Markdown that our pages are written in: paragraphs, lists, headings, code, strong and emphasised words. */
export function Markdown({ text }: { text: string }) {
  const blocks = text.trim().split(/\n\s*\n/);
  return (
    <div className="st-markdown">
      {blocks.map((block, at) => {
        const heading = /^#{1,6}\s+(.*)$/s.exec(block);
        if (heading) return <h4 key={at}>{inline(heading[1])}</h4>;
        const lines = block.split('\n');
        if (lines.every((line) => /^([-*]\s|\s{2,}\S)/.test(line))) {
          const entries = block.split(/\n(?=[-*]\s)/).map((entry) => entry.replace(/^[-*]\s+/, '').replace(/\n\s+/g, ' '));
          return <ul key={at}>{entries.map((entry, nth) => <li key={nth}>{inline(entry)}</li>)}</ul>;
        }
        return <p key={at}>{inline(joined(lines))}</p>;
      })}
    </div>
  );
}

/** Lines of one paragraph; between Chinese characters a line break is no space. */
function joined(lines: string[]): string {
  return lines.reduce((all, line) => (/[\u2e80-\uffef]$/.test(all) && /^[\u2e80-\uffef]/.test(line) ? all + line : `${all} ${line}`));
}

function inline(text: string): ReactNode[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map((part, at) => {
    if (part.startsWith('`') && part.length > 1) return <code key={at}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**') && part.length > 4) return <strong key={at}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('*') && part.length > 2) return <em key={at}>{part.slice(1, -1)}</em>;
    return part;
  });
}
