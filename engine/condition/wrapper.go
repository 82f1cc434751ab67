package condition

import "strings"

// unwrapped is a formula without what drawings put around it: a leading = (FEEL as
// Camunda 8 writes it) or ${…} and #{…} (JUEL). Blanks take the place of what is taken
// away, so that columns stay those of the source.
func unwrapped(source string) string {
	start := len(source) - len(strings.TrimLeft(source, " \t\r\n"))
	end := len(strings.TrimRight(source, " \t\r\n"))
	switch rest := source[start:max(start, end)]; {
	case strings.HasPrefix(rest, "=") && !strings.HasPrefix(rest, "=="):
		return source[:start] + " " + source[start+1:]
	case (strings.HasPrefix(rest, "${") || strings.HasPrefix(rest, "#{")) && strings.HasSuffix(rest, "}"):
		return source[:start] + "  " + source[start+2:end-1] + " " + source[end:]
	}
	return source
}

// blanked is as many blanks as s has characters, in as many lines.
func blanked(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return ' '
	}, s)
}
