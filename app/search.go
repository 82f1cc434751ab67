package app

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/storage"
)

// Found is a process of the library, or a place in one, that holds what was asked for.
type Found struct {
	ProcessID   ProcessID `json:"processId"`
	ProcessName string    `json:"processName"`
	ProjectID   ProjectID `json:"projectId"`
	ProjectName string    `json:"projectName"`
	Element     string    `json:"element,omitempty" doc:"Where in the drawing; absent for the process itself, and for a role without duties"`
	Kind        string    `json:"kind" doc:"What was found: process, an element as BPMN names it (userTask, lane), or role"`
	Name        string    `json:"name,omitempty" doc:"What the element is called; the duties of a role: R 3 A 1"`
	Field       string    `json:"field" enum:"name,documentation,role" doc:"What of it holds what was asked for"`
	Text        string    `json:"text" doc:"The text itself, of a long one the part around the first word"`
}

// Search is the service that finds things in the library.
type Search struct{ library *storage.Library }

// around is how many characters of a long text are told before and after the first word that was asked for.
const around = 40

// Find is what holds every word of text: processes by their names first, then what their current revisions say. At most
// limit are told, 50 when limit is not positive.
func (s *Search) Find(ctx context.Context, text string, limit int) ([]Found, error) {
	if limit <= 0 {
		limit = 50
	}
	found := []Found{}
	named, err := s.library.Search(ctx, text, limit)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	for _, hit := range named {
		if hit.Kind == storage.KindProcess {
			found = append(found, Found{ProcessID: ProcessID(hit.ID), ProcessName: hit.Name, ProjectID: hit.ProjectID, ProjectName: hit.ProjectName,
				Kind: "process", Name: hit.Name, Field: storage.FieldName, Text: hit.Name})
		}
	}
	places, err := s.library.SearchPassages(ctx, text, limit)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	for _, p := range places {
		if len(found) == limit {
			break
		}
		found = append(found, Found{p.ProcessID, p.ProcessName, p.ProjectID, p.ProjectName, p.Element, p.Kind, p.Name, p.Field, excerpt(p.Text, text)})
	}
	return found, nil
}

// excerpt is a text, or of a long one the part around the first of the words that is in it.
func excerpt(text, words string) string {
	all := []rune(text)
	if len(all) <= 3*around {
		return text
	}
	at := 0
	for _, word := range strings.Fields(words) {
		if i := strings.Index(strings.Map(unicode.ToLower, text), strings.Map(unicode.ToLower, word)); i >= 0 {
			at = utf8.RuneCountInString(strings.Map(unicode.ToLower, text)[:i])
			break
		}
	}
	from, to := max(0, at-around), min(len(all), at+2*around)
	cut := string(all[from:to])
	if from > 0 {
		cut = "…" + cut
	}
	if to < len(all) {
		cut += "…"
	}
	return cut
}
