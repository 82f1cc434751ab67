package scenario

import (
	"math"
	"strconv"
	"strings"

	"sandtable/engine/problem"
)

const (
	nanosecond Duration = 1
	second              = 1_000_000_000 * nanosecond
	minute              = 60 * second
	hour                = 60 * minute
	day                 = 24 * hour
	week                = 7 * day
)

// ParseDuration reads an ISO 8601 duration of weeks, days, hours, minutes and
// seconds, such as P1DT2H30M or PT0.5S. The smallest part may have a decimal
// fraction of up to nine digits; the result is exact. Years and months are refused
// because their length varies, negative durations because time does not run back.
func ParseDuration(s string) (Duration, error) {
	if strings.HasPrefix(s, "-") {
		return 0, problem.New("scenario.duration-negative",
			problem.Say("%q is negative.", "时长 %q 是负数。", s),
			problem.Say("Durations start at PT0S.", "时长最小为 PT0S。"))
	}
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || rest == "" {
		return 0, notADuration(s)
	}
	p := durationParser{text: s, rest: rest, units: "YMWD"}
	for p.rest != "" {
		if strings.HasPrefix(p.rest, "T") {
			if p.clock || len(p.rest) == 1 {
				return 0, notADuration(s)
			}
			p.clock, p.units, p.rest = true, "HMS", p.rest[1:]
			continue
		}
		if err := p.part(); err != nil {
			return 0, err
		}
	}
	return p.sum, nil
}

// durationParser reads one part after another, each of a smaller unit than the last.
type durationParser struct {
	text, rest string
	units      string // that may still come
	clock      bool   // after the T
	fraction   bool   // a part with a fraction was the last
	sum        Duration
}

func (p *durationParser) part() error {
	whole, fraction, ok := p.number()
	if !ok || p.rest == "" || p.fraction {
		return notADuration(p.text)
	}
	unit := p.rest[0]
	at := strings.IndexByte(p.units, unit)
	if at < 0 {
		return notADuration(p.text)
	}
	if !p.clock && (unit == 'Y' || unit == 'M') {
		return problem.New("scenario.duration-calendar-unit",
			problem.Say("%q counts years or months, whose length varies.", "%q 用了年或月，而它们的长短不一。", p.text),
			problem.Say("Write days: P30D for a month, P365D for a year.", "请改用天，例如一个月写 P30D，一年写 P365D。"))
	}
	p.units, p.rest, p.fraction = p.units[at+1:], p.rest[1:], fraction != ""
	return p.add(whole, fraction, map[byte]Duration{'W': week, 'D': day, 'H': hour, 'M': minute, 'S': second}[unit])
}

// number takes the digits before a unit.
func (p *durationParser) number() (whole, fraction string, ok bool) {
	digits := func() string {
		n := 0
		for n < len(p.rest) && p.rest[n] >= '0' && p.rest[n] <= '9' {
			n++
		}
		taken := p.rest[:n]
		p.rest = p.rest[n:]
		return taken
	}
	whole = digits()
	if whole == "" {
		return "", "", false
	}
	if p.rest != "" && (p.rest[0] == '.' || p.rest[0] == ',') {
		p.rest = p.rest[1:]
		if fraction = digits(); fraction == "" {
			return "", "", false
		}
	}
	return whole, fraction, true
}

func (p *durationParser) add(whole, fraction string, unit Duration) error {
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || Duration(n) > (math.MaxInt64-p.sum)/unit {
		return tooLong(p.text)
	}
	p.sum += Duration(n) * unit
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > 9 {
		return problem.New("scenario.duration-too-fine",
			problem.Say("%q has more than nine digits after the point.", "%q 的小数超过九位。", p.text),
			problem.Say("Nine digits of a second are a nanosecond, the finest step of the clock.", "秒的九位小数是一纳秒，已是时钟最小的刻度。"))
	}
	if fraction == "" {
		return nil
	}
	n, _ = strconv.ParseInt((fraction + "000000000")[:9], 10, 64)
	part := Duration(n) * (unit / second) // unit is whole seconds, so this is exact
	if part > math.MaxInt64-p.sum {
		return tooLong(p.text)
	}
	p.sum += part
	return nil
}

func notADuration(s string) error {
	return problem.New("scenario.duration",
		problem.Say("%q is not a duration.", "%q 不是有效的时长。", s),
		problem.Say("Write it in ISO 8601: PT20M is twenty minutes, PT1H30M an hour and a half, P2D two days.",
			"请用 ISO 8601 格式：PT20M 是二十分钟，PT1H30M 是一个半小时，P2D 是两天。"))
}

func tooLong(s string) error {
	return problem.New("scenario.duration-too-long",
		problem.Say("%q is longer than the clock can count.", "%q 超出了时钟的范围。", s),
		problem.Say("The longest duration is about 292 years.", "最长约为 292 年。"))
}

// Seconds is the duration as a number of seconds.
func (d Duration) Seconds() float64 {
	return float64(d/second) + float64(d%second)/1e9
}

// String writes the duration in ISO 8601, the shortest way with days as the largest
// unit: PT1H30M, P2D, PT0.5S, PT0S.
func (d Duration) String() string {
	if d == 0 {
		return "PT0S"
	}
	b := []byte{'P'}
	n := uint64(d)
	if d < 0 {
		b, n = []byte("-P"), -n
	}
	put := func(unit Duration, letter byte) {
		if q := n / uint64(unit); q > 0 {
			b = append(strconv.AppendUint(b, q, 10), letter)
			n %= uint64(unit)
		}
	}
	put(day, 'D')
	if n == 0 {
		return string(b)
	}
	b = append(b, 'T')
	put(hour, 'H')
	put(minute, 'M')
	if n > 0 {
		b = strconv.AppendUint(b, n/uint64(second), 10)
		if f := n % uint64(second); f > 0 {
			digits := strconv.FormatUint(uint64(second)+f, 10)[1:]
			b = append(append(b, '.'), strings.TrimRight(digits, "0")...)
		}
		b = append(b, 'S')
	}
	return string(b)
}

// MarshalText writes the duration in ISO 8601.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDuration does.
func (d *Duration) UnmarshalText(text []byte) error {
	parsed, err := ParseDuration(string(text))
	*d = parsed
	return err
}
