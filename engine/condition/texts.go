package condition

// texts gives every text a number: its place in the order in which texts were first
// met. The empty text is 0, so a row of zeros holds empty texts. The table grows only
// while variables, formulas and tables are made; evaluation never adds to it.
type texts struct {
	numbers map[string]int
	known   []string
}

// number is the number of a text, a new one if need be.
func (t *texts) number(s string) float64 {
	if n, ok := t.numbers[s]; ok {
		return float64(n)
	}
	t.numbers[s] = len(t.known)
	t.known = append(t.known, s)
	return float64(len(t.known) - 1)
}

// text is the text with a number.
func (t *texts) text(number float64) (string, bool) {
	if n := int(number); number >= 0 && number < float64(len(t.known)) && float64(n) == number {
		return t.known[n], true
	}
	return "", false
}
