package api

import (
	"context"
	"strconv"
	"strings"

	"sandtable/engine/problem"
)

type languageKey struct{}

// languageOf is the language of the request that a context belongs to.
func languageOf(ctx context.Context) problem.Language {
	if l, ok := ctx.Value(languageKey{}).(problem.Language); ok {
		return l
	}
	return problem.English
}

// Language picks the language that an Accept-Language header likes best of those that
// there are; English if it likes none of them.
func Language(header string) problem.Language {
	best, weight := problem.English, 0.0
	for part := range strings.SplitSeq(header, ",") {
		tag, parameter, _ := strings.Cut(strings.TrimSpace(part), ";")
		primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		if primary != "zh" && primary != "en" {
			continue
		}
		q := 1.0
		if value, ok := strings.CutPrefix(strings.TrimSpace(parameter), "q="); ok {
			parsed, err := strconv.ParseFloat(value, 64)
			if err != nil {
				continue
			}
			q = parsed
		}
		if q > weight {
			best, weight = problem.LanguageOf(primary), q
		}
	}
	return best
}
