package cli

import "strings"

// table is rows of cells with aligned columns. The zero value is ready for use.
type table struct {
	rows [][]string
	left int  // the number of columns at the left that are text; the others are numbers
	tail bool // the last column is text, too
}

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

// String is the table, each row a line.
func (t *table) String() string {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(cell))
		}
	}
	var b strings.Builder
	for _, row := range t.rows {
		var line strings.Builder
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			gap := strings.Repeat(" ", widths[i]-width(cell))
			if i < t.left || t.tail && i == len(widths)-1 {
				line.WriteString(cell + gap)
			} else {
				line.WriteString(gap + cell)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}
