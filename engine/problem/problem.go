// Package problem is how the engine tells a person that something is wrong: a
// stable code, a sentence, a way out and a place, in Chinese and English.
package problem

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Language is one a user can read: zh-CN or en.
type Language string

const (
	Chinese Language = "zh-CN"
	English Language = "en"
)

// LanguageOf finds the nearest language to a tag or locale such as "zh_CN.UTF-8"
// or "en-GB"; whatever is not Chinese is English.
func LanguageOf(tag string) Language {
	if strings.HasPrefix(strings.ToLower(tag), "zh") {
		return Chinese
	}
	return English
}

// Text is one sentence in both languages, with its full stop.
type Text struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// Say writes a sentence in both languages from the same arguments. The verbs are
// those of fmt, also where there are no arguments, so a percent sign is %% as go vet wants
// it; use indexes (%[2]s) where the languages order them differently.
func Say(en, zh string, args ...any) Text {
	return Text{fmt.Sprintf(en, args...), fmt.Sprintf(zh, args...)}
}

// Both writes a sentence that is put together differently in the two languages.
func Both(in func(Language) string) Text { return Text{in(English), in(Chinese)} }

// In is the sentence in one language.
func (t Text) In(l Language) string {
	if l == Chinese {
		return t.ZH
	}
	return t.EN
}

// Place says where in the user's work something is. Only what is known is set.
type Place struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`    // from 1
	Column  int    `json:"column,omitempty"`  // from 1, in characters
	Element string `json:"element,omitempty"` // id of a BPMN element
	Path    string `json:"path,omitempty"`    // JSON pointer into a scenario
	Cell    string `json:"cell,omitempty"`    // of the element's decision table: "3.2" is the second cell of the third rule, "3" the rule, "0.2" a heading, "0" the table
}

// String is the place as compilers write it: file:line:column.
func (p Place) String() string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Line > 0 {
		parts = append(parts, fmt.Sprint(p.Line), fmt.Sprint(p.Column))
	}
	s := strings.Join(parts, ":")
	for _, more := range []string{p.Path, p.Element} {
		if more == "" {
			continue
		}
		if s != "" {
			s += " "
		}
		s += more
	}
	return s
}

// Problem is an error that a person can act on.
type Problem struct {
	Code    string // stable, for machines: "bpmn.not-xml"
	Message Text
	Hint    Text // the way out
	At      Place
	Cause   error // what lies beneath, if anything; never shown to users
}

// New makes a problem from its code, sentence and way out.
func New(code string, message, hint Text) *Problem {
	return &Problem{Code: code, Message: message, Hint: hint}
}

// In places the problem in a file, keeping what it already knows of its place.
func (p *Problem) In(file string) *Problem {
	placed := *p
	placed.At.File = file
	return &placed
}

// At the element, path or line given.
func (p *Problem) Located(at Place) *Problem {
	placed := *p
	placed.At = at
	return &placed
}

// Because keeps the error that lies beneath.
func (p *Problem) Because(cause error) *Problem {
	placed := *p
	placed.Cause = cause
	return &placed
}

// Error is the problem in English on one line.
func (p *Problem) Error() string { return p.Line(English) }

// Line is the problem in one language on one line: place, sentence, way out.
func (p *Problem) Line(l Language) string {
	s := p.Message.In(l)
	if at := p.At.String(); at != "" {
		s = at + ": " + s
	}
	hint := p.Hint.In(l)
	switch {
	case hint == "":
		return s
	case !ended(s):
		return s + " → " + hint
	case l == English:
		return s + " " + hint
	}
	return s + hint
}

// ended says whether a sentence has its full stop.
func ended(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:。！？：…", last)
}

// Unwrap is what lies beneath.
func (p *Problem) Unwrap() error { return p.Cause }

// Of finds the problem in an error's chain, or nil.
func Of(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return nil
}
