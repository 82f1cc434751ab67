package draft

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Working time, in hours, of longer units: what a step takes is work, and a draft's office is open for eight hours on five days.
const (
	hoursOfDay   = 8
	hoursOfWeek  = 5 * hoursOfDay
	hoursOfMonth = 21 * hoursOfDay
)

// units by what people write, in seconds of work.
var units = func() map[string]float64 {
	known := map[string]float64{}
	for seconds, names := range map[float64][]string{
		1:                   {"s", "sec", "secs", "second", "seconds", "秒", "秒钟"},
		60:                  {"m", "min", "mins", "minute", "minutes", "分", "分钟", "′"},
		3600:                {"h", "hr", "hrs", "hour", "hours", "小时", "时", "个小时", "钟头", "工时", "人时"},
		3600 * hoursOfDay:   {"d", "day", "days", "working day", "working days", "workday", "workdays", "business day", "business days", "天", "日", "工作日", "个工作日", "人天", "人日", "工日"},
		3600 * hoursOfWeek:  {"w", "week", "weeks", "周", "星期", "个星期", "礼拜"},
		3600 * hoursOfMonth: {"month", "months", "月", "个月"},
	} {
		for _, n := range names {
			known[n] = seconds
		}
	}
	return known
}()

var (
	amount   = regexp.MustCompile(`^(\d+(?:\.\d+)?)\s*([^\d\s.~～\-–—至到]*(?:\s?days?)?)\s*`)
	between  = regexp.MustCompile(`^\s*(?:-|–|—|~|～|至|到|to\b|and\b|…|\.\.+)\s*`)
	around   = regexp.MustCompile(`^(?:约|大约|大概|左右|平均|approx\.?|about|around|circa|ca\.?|~|≈|<=?|≤|不超过|小于|少于|up to|max\.?|within|至多|最多|>=?|≥|至少|min\.)\s*`)
	dayWords = regexp.MustCompile(`(?i)day|天|日|week|周|星期|礼拜|\dd\b|\dw\b|month|月`)
	chinese  = regexp.MustCompile(`[一二两三四五六七八九十半]+`)
	digits   = map[rune]float64{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	letters  = regexp.MustCompile(`[\p{L}′]+`)
	noLength = []string{"", "-", "—", "/", "无", "n/a", "na", "0", "none"}
)

// unitIn is the unit that a heading names, or empty.
func unitIn(text string) string {
	for _, word := range letters.FindAllString(strings.ToLower(text), -1) {
		for _, tail := range []string{word, strings.TrimPrefix(word, "单位")} {
			if _, ok := units[tail]; ok && tail != "时" && tail != "日" && tail != "月" && tail != "工时" {
				return tail
			}
		}
	}
	return ""
}

// length is how long a step takes: least and most, equal where it is one number.
type length struct{ least, most scenario.Duration }

// readLength reads a length of time as people write it: 2h, 1h30m, 30分钟, 1-3 天, 3 个工作日, 半天, PT20M. Numbers without a unit have that of the
// heading, or else are hours, which unsaid tells.
func readLength(text, unit string) (l length, unsaid, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if strings.HasPrefix(text, "p") {
		d, err := scenario.ParseDuration(strings.ToUpper(text))
		return length{d, d}, false, err == nil
	}
	text = strings.NewReplacer("个半", "半个", " to ", "~", " and ", " ").Replace(text)
	text = chinese.ReplaceAllStringFunc(text, arabic)
	text = around.ReplaceAllString(text, "")
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(text, "以内"), "左右"))
	if unit == "" {
		unit, unsaid = "h", true
	}
	p := lengthParser{rest: text}
	least := p.sum()
	most := least
	if m := between.FindString(p.rest); m != "" && len(least) > 0 {
		p.rest = p.rest[len(m):]
		most = p.sum()
	}
	if p.rest != "" || len(least) == 0 || len(most) == 0 {
		return length{}, false, false
	}
	if last := most[len(most)-1].unit; last != "" && least[len(least)-1].unit == "" {
		least[len(least)-1].unit = last // 1-3 天
	}
	a, saidA, okA := seconds(least, unit)
	b, saidB, okB := seconds(most, unit)
	const longest = 10 * 365 * 24 * 3600
	if !okA || !okB || a > b || b > longest {
		return length{}, false, false
	}
	return length{inSeconds(a), inSeconds(b)}, unsaid && !(saidA && saidB), true
}

func inSeconds(s float64) scenario.Duration {
	d, err := scenario.ParseDuration("PT" + strconv.FormatFloat(math.Round(s*1000)/1000, 'f', -1, 64) + "S")
	if err != nil {
		return 0
	}
	return d
}

// arabic is a small Chinese number in digits: 两, 十五, 半.
func arabic(text string) string {
	if text == "半" {
		return "0.5"
	}
	var n float64
	half := strings.HasSuffix(text, "半")
	tens, ones, ten := strings.Cut(strings.TrimSuffix(text, "半"), "十")
	value := func(s string, none float64) float64 {
		for _, r := range s {
			return digits[r]
		}
		return none
	}
	if n = value(tens, 0); ten {
		n = float64(value(tens, 1)*10) + value(ones, 0)
	}
	if half {
		n += 0.5
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// part is a number with its unit.
type part struct {
	n    float64
	unit string
}

type lengthParser struct{ rest string }

// sum are the parts of 1h 30m.
func (p *lengthParser) sum() (parts []part) {
	for {
		m := amount.FindStringSubmatch(p.rest)
		if m == nil {
			return parts
		}
		n, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			return nil
		}
		parts = append(parts, part{n, strings.TrimSpace(m[2])})
		p.rest = p.rest[len(m[0]):]
	}
}

func seconds(parts []part, unit string) (sum float64, said, ok bool) {
	said = true
	for i, p := range parts {
		if p.unit == "" && i == len(parts)-1 && i > 0 && parts[i-1].unit != "" {
			p.unit = "min" // 1h30
		}
		if p.unit == "" {
			p.unit, said = unit, false
		}
		size, known := units[p.unit]
		if !known {
			return 0, false, false
		}
		sum += float64(p.n * size)
	}
	return sum, said, true
}

// lengthOf reads the duration of a row, and says what it had to guess.
func (r *reader) lengthOf(row int, text, unit string) (length, bool) {
	for _, none := range noLength {
		if strings.ToLower(text) == none {
			return length{}, false
		}
	}
	l, unsaid, ok := readLength(text, unit)
	switch {
	case !ok:
		r.miss(row, problem.Say("“%s” is no length of time that is understood: the draft's ten minutes or so stand for it.", "无法识别时长“%s”，暂按草稿默认的约十分钟处理。", text))
	case ok && !r.days && dayWords.MatchString(text+" "+unit):
		r.days = true
		r.guess(row, problem.Say("A day is counted as %d hours of work, a week as %d.", "一天按 %d 个工作小时计，一周按 %d 个工作小时计。", hoursOfDay, hoursOfWeek))
	case unsaid && !r.hours:
		r.hours = true
		r.guess(row, problem.Say("Durations have no unit, here and below: they are taken for hours.", "时长没有写单位（本行及以下）：按小时处理。"))
	}
	return l, ok
}

// shown is a length as a person reads it: 30 min, 1 h 30 min–4 h.
func (r *reader) shown(l length) string {
	if l.least == l.most {
		return r.shownOne(l.least)
	}
	return r.shownOne(l.least) + "–" + r.shownOne(l.most)
}

func (r *reader) shownOne(d scenario.Duration) string {
	rest := math.Round(time.Duration(d).Seconds())
	var parts []string
	for _, u := range []struct {
		size   float64
		en, zh string
	}{{3600, "h", "小时"}, {60, "min", "分钟"}, {1, "s", "秒"}} {
		if n := math.Floor(rest / u.size); n > 0 {
			parts = append(parts, fmt.Sprintf("%.0f %s", n, r.word(u.en, u.zh)))
			rest -= float64(n * u.size)
		}
	}
	if len(parts) == 0 {
		return "0 " + r.word("min", "分钟")
	}
	return strings.Join(parts, " ")
}
