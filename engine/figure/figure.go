// Package figure writes quantities as people read them, in either language: lengths of
// time, numbers, shares.
package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sandtable/engine/problem"
)

// Length is a time in seconds as people say it: 2 h 05 min, 2 小时 5 分. It rounds to
// the smaller of the two units it names.
func Length(seconds float64, l problem.Language) string {
	say := func(en, zh string, args ...any) string { return problem.Say(en, zh, args...).In(l) }
	if seconds < 0 {
		return "-" + Length(-seconds, l)
	}
	switch s, min, h := math.Round(seconds), math.Round(seconds/60), math.Round(seconds/3600); {
	case seconds == 0:
		return "0"
	case seconds < 0.9995:
		return say("%.3g ms", "%.3g 毫秒", seconds*1000)
	case seconds < 9.95:
		return say("%.1f s", "%.1f 秒", seconds)
	case s < 60:
		return say("%.0f s", "%.0f 秒", s)
	case s < 3600:
		return pair(s, 60, say("%[1]d min", "%[1]d 分", int(s)/60), say("%02d s", "%d 秒", int(s)%60))
	case min < 24*60:
		return pair(min, 60, say("%d h", "%d 小时", int(min)/60), say("%02d min", "%d 分", int(min)%60))
	case h < 100*24:
		return pair(h, 24, say("%d d", "%d 天", int(h)/24), say("%d h", "%d 小时", int(h)%24))
	}
	return say("%s d", "%s 天", Number(seconds/86400, 0))
}

// About is a time in one unit, as precise as the half-width of an interval deserves.
func About(seconds float64, l problem.Language) string {
	digits := func(v float64) string {
		if v < 9.95 {
			return Number(v, 1)
		}
		return Number(v, 0)
	}
	switch {
	case seconds < 0.9995:
		return Length(seconds, l)
	case seconds < 99.5:
		return digits(seconds) + problem.Say(" s", " 秒").In(l)
	case seconds < 99.5*60:
		return digits(seconds/60) + problem.Say(" min", " 分").In(l)
	case seconds < 99.5*3600:
		return digits(seconds/3600) + problem.Say(" h", " 小时").In(l)
	}
	return digits(seconds/86400) + problem.Say(" d", " 天").In(l)
}

// pair leaves out the smaller unit where there is none of it.
func pair(total, per float64, large, small string) string {
	if math.Mod(total, per) == 0 {
		return large
	}
	return large + " " + small
}

// Number has thousands separators, as both languages write them.
func Number(v float64, digits int) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', digits, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if v < 0 && strings.Trim(whole, "0.,") != "" {
		return "-" + whole
	}
	return whole
}

// Small is an amount: hundredths, or two digits of what is less than a tenth.
func Small(v float64) string {
	if a := math.Abs(v); a < 1e-9 || a >= 0.0995 {
		return Number(v, 2)
	}
	digits := 1 - int(math.Floor(math.Log10(math.Abs(v))))
	return Number(v, min(digits, 9))
}

// Whole is a whole number.
func Whole(n int64) string { return Number(float64(n), 0) }

// Percent is a share.
func Percent(share float64) string { return fmt.Sprintf("%.1f%%", share*100) }
