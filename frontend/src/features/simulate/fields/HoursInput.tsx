import { TimePicker } from 'antd';
import dayjs from 'dayjs';

/** From one time of the day to another; midnight at the end is 24:00. */
export function HoursInput({ value, label, onChange }: { value: { from: string; to: string }; label: string; onChange: (hours: { from: string; to: string }) => void }) {
  return (
    <TimePicker.RangePicker
      size="small"
      className="st-hours"
      format="HH:mm"
      minuteStep={15}
      allowClear={false}
      suffixIcon={null}
      aria-label={label}
      value={[clock(value.from), clock(value.to)]}
      onChange={(range) => {
        if (!range?.[0] || !range[1]) return;
        const to = range[1].format('HH:mm');
        onChange({ from: range[0].format('HH:mm'), to: to === '00:00' ? '24:00' : to });
      }}
    />
  );
}

function clock(time: string) {
  const [hours, minutes] = time.split(':').map(Number);
  return dayjs().startOf('day').add((hours % 24) * 60 + minutes, 'minute');
}
