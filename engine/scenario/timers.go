package scenario

import (
	"regexp"
	"strings"

	"sandtable/engine/model"
)

// These are what a timer of a drawing may say for a run to know when it goes off.
var (
	isoInstant  = regexp.MustCompile(`^\d{4}-?\d\d-?\d\d([T ]\d\d(:?\d\d(:?\d\d([.,]\d+)?)?)?)?(Z|[+-]\d\d(:?\d\d)?)?$`)
	isoDuration = regexp.MustCompile(`^P(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?W)?(\d+([.,]\d+)?D)?(T(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?$`)
	isoRepeats  = regexp.MustCompile(`^R(-1|\d*)$`)
)

// readable says whether a timer's text is ISO 8601: an instant, a duration, or an
// interval that is repeated. Expressions and cron lines are not.
func readable(d *model.EventDefinition) bool {
	for _, e := range []*model.Expression{d.Duration, d.Date, d.Cycle} {
		if e == nil || strings.TrimSpace(e.Text) == "" {
			continue
		}
		text := strings.TrimSpace(e.Text)
		switch e {
		case d.Duration:
			return isISODuration(text)
		case d.Date:
			return isoInstant.MatchString(text)
		}
		parts := strings.Split(text, "/")
		if isoRepeats.MatchString(parts[0]) {
			parts = parts[1:]
		}
		if len(parts) == 0 || len(parts) > 2 {
			return false
		}
		for _, part := range parts {
			if !isISODuration(part) && !isoInstant.MatchString(part) {
				return false
			}
		}
		return isISODuration(parts[0]) || len(parts) == 2
	}
	return false
}

func isISODuration(s string) bool {
	return isoDuration.MatchString(s) && s != "P" && !strings.HasSuffix(s, "T")
}
