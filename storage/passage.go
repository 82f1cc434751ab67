package storage

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"sandtable/storage/queries"
)

// A Passage is something that a process says, and where: what a search finds besides names.
type Passage struct {
	Element string // its id in the drawing
	Kind    string // what the element is, as BPMN names it: userTask, lane; or role
	Name    string // what the element is called; empty where it has no name
	Field   string // what of the element the text is: FieldName and so on
	Text    string
}

// What of an element a passage is.
const (
	FieldName          = "name"
	FieldDocumentation = "documentation"
	FieldRole          = "role"
)

// unreadAtOnce is how many processes are read in one transaction. Others who save wait for it.
const unreadAtOnce = 20

// ReadPassages reads those processes whose passages are not known yet, as after an update of the library: Options.Passages
// tells what they say. It does nothing for a library that is open for reading only.
func (l *Library) ReadPassages(ctx context.Context) error {
	for l.passages != nil && l.writer != nil {
		var read int
		// Asked before anything is locked: as a rule there is nothing to do.
		err := l.read(ctx, "see what was not read", func(q *queries.Queries) error {
			rows, err := q.ListUnread(ctx, 1)
			read = len(rows)
			return err
		})
		if err != nil || read == 0 {
			return err
		}
		err = l.write(ctx, "read what processes say", func(q *queries.Queries) error {
			rows, err := q.ListUnread(ctx, unreadAtOnce)
			read = len(rows)
			for _, row := range rows {
				version, err := q.GetProcessVersion(ctx, queries.GetProcessVersionParams{ProcessID: row.ID, Revision: row.Revision})
				if err != nil {
					return err
				}
				if err := l.putPassages(ctx, q, row.ID, row.Revision, version.XML); err != nil {
					return err
				}
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// putPassages makes the passages of a process those of a drawing. What is said as before is not written again: most saves
// change few words.
func (l *Library) putPassages(ctx context.Context, q *queries.Queries, process string, revision int64, xml []byte) error {
	if l.passages == nil {
		return nil
	}
	passages := l.passages(xml)
	said := make(map[Passage]bool, len(passages))
	for _, p := range passages {
		said[p] = true
	}
	before, err := q.ListPassages(ctx, process)
	if err != nil {
		return err
	}
	for _, row := range before {
		p := Passage{row.Element, row.Kind, row.Name, row.Field, row.Text}
		if said[p] {
			delete(said, p)
		} else if err := q.DeletePassage(ctx, row.Key); err != nil {
			return err
		}
	}
	for _, p := range passages {
		if !said[p] {
			continue
		}
		delete(said, p)
		err := q.InsertPassage(ctx, queries.InsertPassageParams{
			ProcessID: process, Element: p.Element, Kind: p.Kind, Name: p.Name, Field: p.Field, Text: p.Text, Spaced: spaced(p.Text),
		})
		if err != nil {
			return err
		}
	}
	return q.PutPassagesRead(ctx, queries.PutPassagesReadParams{ProcessID: process, Revision: revision})
}

// spaced puts blanks around every character of a script that is written without them, so that each is a word to the index.
func spaced(text string) string {
	var b strings.Builder
	for _, r := range text {
		if wordless(r) {
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func wordless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// beginnings is a full-text query for words of one or two characters: a passage is found when all are in it, Latin ones
// where a word begins.
func beginnings(words []string) string {
	terms := make([]string, len(words))
	for i, word := range words {
		terms[i] = `"` + strings.ReplaceAll(strings.TrimSpace(spaced(word)), `"`, `""`) + `"`
		if last := []rune(word); !wordless(last[len(last)-1]) {
			terms[i] += " *"
		}
	}
	return strings.Join(terms, " AND ")
}

// Place is where in a process a search found something.
type Place struct {
	Passage
	ProcessID   ProcessID
	ProcessName string
	ProjectID   ProjectID
	ProjectName string
}

// manyPassages is how many passages that hold what was asked for are put in order; further ones are not looked at.
const manyPassages = 500

// SearchPassages finds what current revisions of processes say: a passage is found when it holds every word of text. Names
// come first, and short passages before long ones. At most limit places are returned, 50 when limit is not positive.
func (l *Library) SearchPassages(ctx context.Context, text string, limit int) ([]Place, error) {
	if limit <= 0 {
		limit = 50
	}
	phrase, brief, err := searchTerms(text)
	if err != nil {
		return nil, fault("search", err)
	}
	var places []Place
	err = l.read(ctx, "search what processes say", func(q *queries.Queries) error {
		rows, err := searchPassages(ctx, q, text, phrase, brief, int64(limit))
		for _, row := range rows {
			places = append(places, Place{
				Passage{row.Element, row.Kind, row.Name, row.Field, row.Text},
				ProcessID(row.ProcessID), row.ProcessName, ProjectID(row.ProjectID), row.ProjectName,
			})
		}
		return err
	})
	return places, err
}

func searchPassages(ctx context.Context, q *queries.Queries, text, phrase, brief string, most int64) ([]queries.SearchPassagesRow, error) {
	switch {
	case phrase != "":
		return q.SearchPassages(ctx, queries.SearchPassagesParams{Phrase: phrase, Words: brief, Seen: manyPassages, Most: most})
	case brief == "[]":
		return nil, nil
	}
	rows, err := q.SearchShortWords(ctx, queries.SearchShortWordsParams{Phrase: beginnings(wordsOf(text)), Seen: manyPassages, Most: most})
	found := make([]queries.SearchPassagesRow, len(rows))
	for i, row := range rows {
		found[i] = queries.SearchPassagesRow(row)
	}
	if err != nil {
		return nil, fmt.Errorf("short words: %w", err)
	}
	return found, nil
}
