package condition

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

// iso8601 are durations of weeks, days, hours, minutes and seconds. Years and months
// have no fixed length.
var iso8601 = regexp.MustCompile(`^P(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?$`)

// duration lowers duration("1h30m") and duration("PT1H30M") to a number of seconds.
func (r *reader) duration(argument ast.Node) (term, error) {
	text, ok := argument.(*ast.StringNode)
	if !ok {
		return term{}, r.refuse(argument, "duration",
			problem.Say("duration takes a text in quotes.", "duration 的参数必须是加引号的文本。"), writeDuration())
	}
	seconds, ok := secondsOf(text.Value)
	if !ok {
		return term{}, r.refuse(argument, "duration",
			problem.Say("%q is not a duration.", "%q 不是有效的时长。", text.Value), writeDuration())
	}
	return constantTerm(Number, seconds), nil
}

func writeDuration() problem.Text {
	return problem.Say(`Write duration("1h30m") or, in ISO 8601, duration("PT1H30M"); two days are "P2D".`,
		`请写作 duration("1h30m")，或按 ISO 8601 写作 duration("PT1H30M")；两天是 "P2D"。`)
}

// secondsOf reads a duration as Go or ISO 8601 writes it. The longest is 292 years.
func secondsOf(s string) (float64, bool) {
	if d, err := time.ParseDuration(s); err == nil && !strings.ContainsAny(s, "+-") {
		return seconds(int64(d/time.Second), int64(d%time.Second)), true
	}
	part := iso8601.FindStringSubmatch(s)
	if part == nil || s == "P" || part[3] == "T" {
		return 0, false
	}
	const longest = 292 * 365 * 86400
	whole := int64(0)
	for _, count := range []struct {
		digits string
		unit   int64
	}{{part[1], 7 * 86400}, {part[2], 86400}, {part[4], 3600}, {part[5], 60}, {part[6], 1}} {
		if count.digits == "" {
			continue
		}
		n, err := strconv.ParseInt(count.digits, 10, 64)
		if err != nil || n > longest/count.unit {
			return 0, false
		}
		whole += n * count.unit
	}
	nanoseconds, _ := strconv.ParseInt((part[7] + "000000000")[:9], 10, 64)
	return seconds(whole, nanoseconds), whole <= longest
}

func seconds(whole, nanoseconds int64) float64 {
	return float64(whole) + float64(nanoseconds)/1e9
}
