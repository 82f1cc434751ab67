import { AutoComplete, Button, Checkbox, Form, Input, Select } from 'antd';
import type { Publication, PublicationChoice } from '../../api/publishing';
import { useWords } from '../../i18n/i18n';
import { categories, complete, idPattern, requirementsOf, requirementsText } from './draft';

interface Props {
  publication: Publication;
  choices: PublicationChoice[];
  onChange: (next: Partial<Publication>) => void;
  onNext: () => void;
  onCancel: () => void;
}

/** Which processes and scenarios go into the package, and what it says of itself. */
export function WhatStep({ publication, choices, onChange, onNext, onCancel }: Props) {
  const { t } = useWords();
  const { id, name, summary, processClass, industry, processes, requires } = publication;
  const badId = id !== '' && !idPattern.test(id);
  return (
    <Form layout="vertical" onFinish={onNext}>
      <div className="st-publish-two">
        <Form.Item label={t('publish:nameZh')} htmlFor="st-publish-zh">
          <Input id="st-publish-zh" lang="zh-CN" value={name.zh} maxLength={200} onChange={({ target }) => onChange({ name: { ...name, zh: target.value || undefined } })} />
        </Form.Item>
        <Form.Item label={t('publish:nameEn')} htmlFor="st-publish-en">
          <Input id="st-publish-en" lang="en" value={name.en} maxLength={200} onChange={({ target }) => onChange({ name: { ...name, en: target.value || undefined } })} />
        </Form.Item>
        <Form.Item label={t('publish:summaryZh')} htmlFor="st-publish-summary-zh">
          <Input.TextArea id="st-publish-summary-zh" lang="zh-CN" autoSize={{ minRows: 1, maxRows: 4 }} value={summary.zh} onChange={({ target }) => onChange({ summary: { ...summary, zh: target.value || undefined } })} />
        </Form.Item>
        <Form.Item label={t('publish:summaryEn')} htmlFor="st-publish-summary-en">
          <Input.TextArea id="st-publish-summary-en" lang="en" autoSize={{ minRows: 1, maxRows: 4 }} value={summary.en} onChange={({ target }) => onChange({ summary: { ...summary, en: target.value || undefined } })} />
        </Form.Item>
        <Form.Item label={t('publish:id')} htmlFor="st-publish-id" validateStatus={badId ? 'error' : undefined} help={badId ? t('publish:idWrong') : t('publish:idHelp')}>
          <Input id="st-publish-id" value={id} maxLength={200} spellCheck={false} onChange={({ target }) => onChange({ id: target.value.trim() })} />
        </Form.Item>
        <Form.Item label={t('publish:class')} htmlFor="st-publish-class" help={t('publish:classHelp')}>
          <AutoComplete
            id="st-publish-class"
            value={processClass}
            onChange={(value: string) => onChange({ processClass: value })}
            options={categories.map((number) => ({ value: number, label: `${number} ${t(`publish:apqc.${number.split('.')[0]}`)}` }))}
          />
        </Form.Item>
        <Form.Item label={t('publish:industry')} htmlFor="st-publish-industry">
          <Input id="st-publish-industry" value={industry} maxLength={100} onChange={({ target }) => onChange({ industry: target.value })} />
        </Form.Item>
        <Form.Item label={t('publish:requires')} htmlFor="st-publish-requires" help={t('publish:requiresHelp')}>
          <Select id="st-publish-requires" mode="tags" open={false} suffixIcon={null} value={requirementsText(requires)} onChange={(lines: string[]) => onChange({ requires: requirementsOf(lines) })} />
        </Form.Item>
      </div>
      <fieldset className="st-publish-contents">
        <legend>{t('publish:contents')}</legend>
        <Contents publication={publication} choices={choices} onChange={onChange} />
      </fieldset>
      <div className="st-dialog-foot">
        <Button onClick={onCancel}>{t('app:cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!complete(publication)} title={processes.length === 0 ? t('publish:noProcess') : undefined}>
          {t('publish:toChecks')}
        </Button>
      </div>
    </Form>
  );
}

/** The processes of the project, with their scenarios; the one that is published is always in it. */
function Contents({ publication: { processes }, choices, onChange }: Pick<Props, 'publication' | 'choices' | 'onChange'>) {
  const { t } = useWords();
  return (
    <ul>
      {choices.map(({ process, called, scenarios }, nth) => {
        const taken = processes.find((one) => one.process === process.id);
        return (
          <li key={process.id}>
            <Checkbox
              checked={taken !== undefined}
              disabled={nth === 0}
              onChange={({ target }) =>
                onChange({
                  processes: target.checked ? [...processes, { process: process.id, name: {}, scenarios: scenarios.map((one) => one.id) }] : processes.filter((one) => one.process !== process.id),
                })
              }
            >
              {process.name}
              {called && <span className="st-muted"> {t('publish:called')}</span>}
            </Checkbox>
            {taken && (
              <div className="st-publish-scenarios">
                {scenarios.length === 0 && <span className="st-muted">{t('publish:noScenarios')}</span>}
                {scenarios.map((one) => (
                  <Checkbox
                    key={one.id}
                    checked={taken.scenarios.includes(one.id)}
                    onChange={({ target }) =>
                      onChange({
                        processes: processes.map((other) =>
                          other === taken ? { ...other, scenarios: scenarios.map(({ id }) => id).filter((id) => (id === one.id ? target.checked : taken.scenarios.includes(id))) } : other,
                        ),
                      })
                    }
                  >
                    {one.name}
                  </Checkbox>
                ))}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
