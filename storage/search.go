package storage

import (
	"context"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"sandtable/storage/queries"
)

// A Hit is a project or a process whose name was found.
type Hit struct {
	Kind        Kind   // KindProject or KindProcess
	ID          string // of the project or process
	ProjectID   ProjectID
	ProjectName string
	Name        string
}

// Search finds projects and processes by their names. A name is found when it holds every word of
// text, anywhere and in any order; the shortest names come first. At most limit hits are returned,
// 50 when limit is not positive. A text without words finds nothing.
func (l *Library) Search(ctx context.Context, text string, limit int) ([]Hit, error) {
	if limit <= 0 {
		limit = 50
	}
	phrase, short, err := searchTerms(text)
	if err != nil {
		return nil, fault("search", err)
	}
	var hits []Hit
	err = l.read(ctx, "search", func(q *queries.Queries) error {
		rows, err := searchNames(ctx, q, phrase, short, int64(limit))
		for _, row := range rows {
			hits = append(hits, Hit{Kind(row.Kind), row.ID, ProjectID(row.ProjectID), row.ProjectName, row.Name})
		}
		return err
	})
	return hits, err
}

func searchNames(ctx context.Context, q *queries.Queries, phrase, short string, most int64) ([]queries.SearchTrigramsRow, error) {
	switch {
	case phrase != "":
		return q.SearchTrigrams(ctx, queries.SearchTrigramsParams{Phrase: phrase, Words: short, Most: most})
	case short == "[]":
		return nil, nil
	}
	rows, err := q.SearchWords(ctx, queries.SearchWordsParams{Words: short, Most: most})
	hits := make([]queries.SearchTrigramsRow, len(rows))
	for i, row := range rows {
		hits[i] = queries.SearchTrigramsRow(row)
	}
	return hits, err
}

// searchTerms splits text into a full-text query of the words that have a trigram, and a JSON list
// of those too short to have one. Most Chinese words are: 审批, 报销.
func searchTerms(text string) (phrase, short string, err error) {
	long, brief := []string{}, []string{}
	for _, word := range wordsOf(text) {
		if utf8.RuneCountInString(word) < 3 {
			brief = append(brief, word)
			continue
		}
		long = append(long, `"`+strings.ReplaceAll(word, `"`, `""`)+`"`)
	}
	list, err := json.Marshal(brief)
	return strings.Join(long, " AND "), string(list), err
}

func wordsOf(text string) []string { return strings.Fields(strings.ReplaceAll(text, "\x00", " ")) }
