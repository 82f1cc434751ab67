// Package sheet reads tables out of files, XLSX and CSV, as rows of plain text, and writes
// them. What a table means is for others to say.
package sheet

import (
	"bytes"
	"io"
	"strings"
	"unicode"

	"sandtable/engine/problem"
)

// Bounds of what is read. A table that a person fills in is far below each of them.
const (
	MaxBytes    = 10_000_000 // of a file; 10 MB are too many
	MaxRows     = 20_000
	MaxColumns  = 200
	MaxCell     = 32_767     // characters, as Excel has it
	maxUnpacked = 64 << 20   // bytes of a workbook's parts together
	maxText     = 16_000_000 // bytes of all cells together
)

// Table is one sheet as text: what a person sees in the cells, trimmed, lines ended by \n. Rows are as long as their
// last cell that says something; row i of the file is Rows[i-1].
type Table struct {
	Name  string // of the sheet; empty for CSV
	Rows  [][]string
	Other []string // names of the sheets that were not read
}

// Remark is what a person has to know of a table that was read: a guess, or what could not be taken over.
type Remark struct {
	Row    int // from 1; 0: the table as a whole
	Text   problem.Text
	Missed bool // it was not taken over; otherwise it was, by a guess
}

// Cell is the text at a row and column, both from 0; empty where the table has none.
func (t *Table) Cell(row, column int) string {
	if row < 0 || row >= len(t.Rows) || column < 0 || column >= len(t.Rows[row]) {
		return ""
	}
	return t.Rows[row][column]
}

// Width is the number of columns of the widest row.
func (t *Table) Width() int {
	most := 0
	for _, row := range t.Rows {
		most = max(most, len(row))
	}
	return most
}

// Read reads a table; its content tells the format, whatever the file is called. Of a workbook it is the sheet
// named, or where none is, the first that has anything in it. What cannot be read is a *problem.Problem.
func Read(r io.Reader, name string) (*Table, error) {
	content, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(content) >= MaxBytes {
		return nil, problem.New("sheet.too-large", problem.Say("The file is 10 MB or larger.", "文件达到或超过 10 MB。"),
			problem.Say("Keep the table alone in a file, without pictures and other sheets.", "请只保留表格本身，去掉图片和其他工作表。"))
	}
	var t *Table
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		t, err = readWorkbook(content, name)
	case name != "":
		err = problem.New("sheet.no-sheets", problem.Say("Only a workbook has sheets; this file is text.", "只有 Excel 工作簿才有工作表；该文件是文本。"),
			problem.Say("Leave the name of the sheet out.", "请不要指定工作表名称。"))
	default:
		t, err = readText(content)
	}
	if err != nil {
		return nil, err
	}
	return t, t.tidy()
}

// tidy cleans every cell, shortens rows to what they say, and holds the table to its bounds.
func (t *Table) tidy() error {
	sum, last := 0, 0
	for i, row := range t.Rows {
		end := 0
		for j := range row {
			if row[j] = clean(row[j]); row[j] != "" {
				end = j + 1
			}
			if len(row[j]) > MaxCell && len([]rune(row[j])) > MaxCell {
				return problem.New("sheet.long-cell", problem.Say("A cell in row %d holds more than %d characters.", "第 %d 行有单元格超过 %d 个字符。", i+1, MaxCell),
					problem.Say("Shorten it. In a CSV file, look for a quotation mark that is not closed.", "请缩短内容；若为 CSV 文件，请检查是否有未闭合的引号。"))
			}
			sum += len(row[j])
		}
		if t.Rows[i] = row[:end]; end > 0 {
			last = i + 1
		}
		if end > MaxColumns {
			return tooWide(end)
		}
	}
	t.Rows = t.Rows[:last]
	switch {
	case len(t.Rows) > MaxRows:
		return tooLong()
	case sum > maxText:
		return problem.New("sheet.too-much-text", problem.Say("The table holds too much text.", "表格中的文字过多。"),
			problem.Say("Keep only the columns that are needed.", "请只保留需要的列。"))
	case last == 0:
		return problem.New("sheet.empty", problem.Say("There is nothing in the table.", "表格是空的。"),
			problem.Say("Choose another file or sheet.", "请选择其他文件或工作表。"))
	}
	return nil
}

func tooLong() error {
	return problem.New("sheet.too-long", problem.Say("The table has more than %d rows.", "表格超过 %d 行。", MaxRows),
		problem.Say("Keep only the rows that are needed.", "请只保留需要的行。"))
}

func tooWide(columns int) error {
	return problem.New("sheet.too-wide", problem.Say("The table has %d columns; %d are read at most.", "表格有 %d 列，最多读取 %d 列。", columns, MaxColumns),
		problem.Say("Keep only the columns that are needed.", "请只保留需要的列。"))
}

// clean is a cell's text without what cannot be seen: control characters, marks of direction and order, and spaces
// at either end, also those of other scripts. Lines end in \n.
func clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t' || r == '\u00a0' || r == '\u3000':
			return ' '
		case unicode.IsControl(r), r == '\ufeff', r == '\u200b', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufffe', r == '\uffff':
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}
