import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Section } from '../../../ui/Section';
import { ComplaintList } from '../ComplaintList';

/** A section of the numbers: everything under some of their fields, and what is complained of there. */
export function Part({ title, note, of, add, onAdd, extra, children }: { title: string; note?: string; of: string[]; add?: string; onAdd?: () => void; extra?: ReactNode; children?: ReactNode }) {
  return (
    <div className="st-part" data-part={of[0]}>
      <Section
        title={title}
        note={note}
        extra={
          <>
            {extra}
            {onAdd && (
              <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
                {add}
              </Button>
            )}
          </>
        }
      >
        {of.map((field) => (
          <ComplaintList key={field} at={[field]} />
        ))}
        {children}
      </Section>
    </div>
  );
}
