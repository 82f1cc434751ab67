package sheet

import (
	"strings"
	"unicode"
)

// Key is a text by which cells are compared: without capitals, spaces, punctuation and the wide forms of Chinese keyboards.
// A text of nothing else is its own key.
func Key(text string) string {
	key := strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' { // the wide forms of ASCII, U+FF01 to U+FF5E
			r -= '！' - '!'
		}
		if unicode.IsSpace(r) || unicode.IsPunct(r) && r != '%' && r != '#' {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	if key == "" {
		return strings.TrimSpace(text)
	}
	return key
}

// Names are texts that cells may mean. The zero value has none.
type Names struct {
	keys   [][]rune
	texts  []string // the keys again
	exact  map[string][]int
	budget int // comparisons for nearest names that are left
}

// NamesOf are texts to look up, by their index.
func NamesOf(texts []string) *Names {
	n := &Names{exact: map[string][]int{}, budget: 400_000}
	for i, text := range texts {
		key := Key(text)
		n.keys, n.texts = append(n.keys, []rune(key)), append(n.texts, key)
		if key != "" {
			n.exact[key] = append(n.exact[key], i)
		}
	}
	return n
}

// Exact are the indexes of the texts with the same key, in order.
func (n *Names) Exact(text string) []int { return n.exact[Key(text)] }

// Nearest is the index of the text that somebody who wrote this probably meant, or -1: the one that is a few slips
// away, a third of its letters at most, or else the only one that holds it or that it holds. Where two are as near, none is meant.
// Looking takes time: after some hundred thousand comparisons no text is near any more.
func (n *Names) Nearest(text string) int {
	const longest = 60 // letters of a name
	key := []rune(Key(text))
	if len(key) < 2 || len(key) > longest {
		return -1
	}
	text = string(key)
	best, least, tie := -1, len(key)/3+1, false
	within, several := -1, false
	if n.budget -= len(n.keys); n.budget < 0 {
		return -1
	}
	for i, other := range n.keys {
		if len(other) < 2 || len(other) > longest {
			continue
		}
		if d := slips(key, other, least); d < least {
			best, least, tie = i, d, false
		} else if d == least && best >= 0 {
			tie = true
		}
		if holds(text, n.texts[i]) {
			several, within = within >= 0, i
		}
	}
	switch {
	case best >= 0 && !tie:
		return best
	case within >= 0 && !several:
		return within
	}
	return -1
}

// holds says whether one is part of the other, and not too small a part.
func holds(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a)*3 >= len(b) && strings.Contains(b, a)
}

// slips counts the letters to insert, leave out or change to get from a to b (Levenshtein); most+1 where there are more than most.
func slips(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > most {
			return most + 1
		}
	}
	return row[len(b)]
}
