package cli

import (
	"regexp"
	"strings"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var friendly = regexp.MustCompile(`^(?:(\d+(?:\.\d+)?)\s*(?:w|周))?\s*(?:(\d+(?:\.\d+)?)\s*(?:d|天))?\s*(?:(\d+(?:\.\d+)?)\s*(?:h|小时))?\s*(?:(\d+(?:\.\d+)?)\s*(?:min|m|分钟|分))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|秒))?$`)

// parseLength reads a length of time as ISO 8601 writes it (PT1H30M) or as people
// type it: 30d, 8h, 1h30m, 90min, 2 天.
func parseLength(text string) (scenario.Duration, error) {
	if strings.HasPrefix(text, "P") {
		return scenario.ParseDuration(text)
	}
	parts := friendly.FindStringSubmatch(text)
	if parts == nil || text == "" {
		return 0, notALength(text)
	}
	date, clock := "", ""
	for i, unit := range []string{"W", "D", "H", "M", "S"} {
		switch n := parts[i+1]; {
		case n == "":
		case i < 2:
			date += n + unit
		default:
			clock += n + unit
		}
	}
	iso := "P" + date
	if clock != "" {
		iso += "T" + clock
	}
	d, err := scenario.ParseDuration(iso)
	if err != nil {
		return 0, notALength(text)
	}
	return d, nil
}

func notALength(text string) error {
	return problem.New("cli.length",
		problem.Say("%q is not a length of time", "%q 不是有效的时长", text),
		problem.Say("write 30d, 8h, 90min or 45s, or ISO 8601 such as PT8H", "请写 30d、8h、90min、45s，或 ISO 8601 格式，例如 PT8H"))
}
