package bpmn

import (
	"regexp"
	"strings"
)

// timerChecks say which texts a run can make a time of. A cycle may also be a cron
// line, as engines have it.
var timerChecks = map[string]func(string) bool{
	"timeDate":     func(s string) bool { return instant.MatchString(s) },
	"timeDuration": isDuration,
	"timeCycle":    func(s string) bool { return isCycle(s) || isCron(s) },
}

var (
	instant  = regexp.MustCompile(`^\d{4}-?\d\d-?\d\d([T ]\d\d(:?\d\d(:?\d\d([.,]\d+)?)?)?)?(Z|[+-]\d\d(:?\d\d)?)?(\[[A-Za-z_/+-]+\])?$`)
	duration = regexp.MustCompile(`^P(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?W)?(\d+([.,]\d+)?D)?(T(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?$`)
	repeats  = regexp.MustCompile(`^R(-1|\d*)$`)
	cron     = regexp.MustCompile(`^[\d*?/,A-Za-z#-]+$`)
)

// computed says whether the text is an expression: ${…}, #{…}, {…} or FEEL's =….
func computed(s string) bool { return strings.ContainsAny(s, "{=(") }

// isDuration knows ISO 8601 durations, zero included and negative ones excluded.
func isDuration(s string) bool {
	return duration.MatchString(s) && s != "P" && !strings.HasSuffix(s, "T")
}

// isCycle knows ISO 8601 intervals, repeated or not. One that repeats without pause
// would never end.
func isCycle(s string) bool {
	parts := strings.Split(s, "/")
	repeated := repeats.MatchString(parts[0])
	if repeated {
		parts = parts[1:]
	}
	if len(parts) == 0 || len(parts) > 3 {
		return false
	}
	durations := 0
	for _, p := range parts {
		switch {
		case isDuration(p):
			if durations++; repeated && !strings.ContainsAny(p, "123456789") {
				return false
			}
		case !instant.MatchString(p):
			return false
		}
	}
	return durations > 0 || len(parts) == 2
}

// isCron knows lines of five to seven fields, and @daily and the like.
func isCron(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 1 {
		return strings.HasPrefix(s, "@") && len(s) > 1
	}
	for _, f := range fields {
		if !cron.MatchString(f) {
			return false
		}
	}
	return len(fields) >= 5 && len(fields) <= 7 && strings.ContainsAny(s, "*?0123456789")
}
