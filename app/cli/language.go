package cli

import (
	"strings"

	"sandtable/engine/problem"
)

// Language is the one the user asked for: by --lang, else by the environment as
// POSIX orders it, else by the system.
func Language(args []string, getenv func(string) string) problem.Language {
	if tag, ok := flagValue(args, "--lang"); ok {
		if l, ok := languageNamed(tag); ok {
			return l
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if tag := getenv(name); tag != "" {
			return problem.LanguageOf(tag)
		}
	}
	return problem.LanguageOf(systemLanguage())
}

// languageNamed is stricter than problem.LanguageOf: who names a language wants it.
func languageNamed(tag string) (problem.Language, bool) {
	switch base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-"); base {
	case "zh":
		return problem.Chinese, true
	case "en":
		return problem.English, true
	}
	return "", false
}

// flagValue finds the last value of a flag before the command line is understood.
func flagValue(args []string, name string) (value string, found bool) {
	for i, a := range args {
		if a == "--" {
			break
		}
		if v, ok := strings.CutPrefix(a, name+"="); ok {
			value, found = v, true
		} else if a == name && i+1 < len(args) {
			value, found = args[i+1], true
		}
	}
	return value, found
}

// languageFlag is --lang as cobra sees it; the value itself was found before.
type languageFlag struct{ tag string }

func (f *languageFlag) String() string { return f.tag }
func (f *languageFlag) Type() string   { return "language" }
func (f *languageFlag) Set(tag string) error {
	if _, ok := languageNamed(tag); !ok {
		return problem.New("cli.language",
			problem.Say("%q is not a language of Sandtable", "没有 %q 这种界面语言", tag),
			problem.Say("write zh-CN or en", "请写 zh-CN 或 en"))
	}
	f.tag = tag
	return nil
}
