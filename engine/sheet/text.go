package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"sandtable/engine/problem"
)

// readText reads comma-separated values, also such with semicolons or tabs between them.
func readText(content []byte) (*Table, error) {
	if err := foreign(content); err != nil {
		return nil, err
	}
	text, err := decoded(content)
	if err != nil {
		return nil, err
	}
	rows, err := split(text, separator(text))
	return &Table{Rows: rows}, err
}

// foreign refuses by name what people take for tables.
func foreign(content []byte) error {
	for _, known := range []struct{ begins, en, zh, wayEN, wayZH string }{
		{"\xD0\xCF\x11\xE0", "This is an old Excel file (.xls), or a workbook with a password.", "这是旧版 Excel 文件（.xls），或带密码的工作簿。",
			"Open it in Excel or WPS and save it as .xlsx without a password.", "请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx。"},
		{"%PDF", "This is a PDF file, not a table.", "这是 PDF 文件，不是表格。", "Copy the table out of it into Excel.", "请将其中的表格复制到 Excel。"},
		{"\x89PNG", "This is a picture, not a table.", "这是图片，不是表格。", "Type the table into Excel.", "请在 Excel 中录入表格。"},
		{"\xFF\xD8\xFF", "This is a picture, not a table.", "这是图片，不是表格。", "Type the table into Excel.", "请在 Excel 中录入表格。"},
		{"{\\rtf", "This is a text document, not a table.", "这是文本文档，不是表格。", "Copy the table out of it into Excel.", "请将其中的表格复制到 Excel。"},
		{"<", "This is XML or a web page, not a table.", "这是 XML 或网页，不是表格。", "A process file is opened as it is; a table is XLSX, CSV or TSV.", "流程文件请直接打开；表格请使用 XLSX、CSV 或 TSV。"},
	} {
		if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF")), " \t\r\n"), []byte(known.begins)) {
			return problem.New("sheet.other-format", problem.Text{EN: known.en, ZH: known.zh}, problem.Text{EN: known.wayEN, ZH: known.wayZH})
		}
	}
	return nil
}

// decoded is the text in UTF-8. A byte order mark tells the encoding; without one it is UTF-8, or else GB18030,
// which is what Excel writes in China.
func decoded(content []byte) (string, error) {
	from := simplifiedchinese.GB18030
	switch {
	case bytes.HasPrefix(content, []byte("\xFF\xFE")), bytes.HasPrefix(content, []byte("\xFE\xFF")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case utf8.Valid(content):
		return notBinary(strings.TrimPrefix(string(content), "\ufeff"))
	}
	text, err := from.NewDecoder().Bytes(content)
	if err != nil {
		return "", noText().Because(err)
	}
	return notBinary(string(text))
}

// notBinary refuses what has NULs in it, or characters that no encoding yields: more than a slip of the pen.
func notBinary(text string) (string, error) {
	odd := strings.Count(text, "\x00") + strings.Count(text, "\ufffd")
	if odd > 0 && odd > len(text)/1000 {
		return "", noText()
	}
	return text, nil
}

func noText() *problem.Problem {
	return problem.New("sheet.no-text", problem.Say("The file is neither a workbook nor text in UTF-8, UTF-16 or GB18030.", "该文件既不是 Excel 工作簿，也不是 UTF-8、UTF-16 或 GB18030 编码的文本。"),
		problem.Say("Save the table as .xlsx, or as CSV in UTF-8.", "请将表格另存为 .xlsx，或 UTF-8 编码的 CSV。"))
}

// separator is what stands between the cells: of tab, comma and semicolon the one that divides the first lines into
// most columns of one number; a tab counts twice, because nobody types it within a cell.
func separator(text string) rune {
	const looked = 20
	best, most := ',', 0
	for _, candidate := range "\t,;" {
		rows := head(text, candidate, looked)
		counts := map[int]int{}
		for _, row := range rows {
			if len(row) > 1 {
				counts[len(row)]++
			}
		}
		for columns, n := range counts {
			score := n * 100
			if candidate == '\t' {
				score *= 2
			}
			if score += columns; score > most {
				best, most = candidate, score
			}
		}
	}
	return best
}

// head are the first rows, as far as they can be read.
func head(text string, separator rune, most int) (rows [][]string) {
	r := reader(text, separator)
	for len(rows) < most {
		row, err := r.Read()
		if err != nil {
			break
		}
		rows = append(rows, row)
	}
	return rows
}

func reader(text string, separator rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator, -1
	return r
}

// split divides the text into rows. Where quotation marks are not as CSV has them (5" pipes, or one that is never
// closed), they are taken as text and each line is a row.
func split(text string, separator rune) ([][]string, error) {
	var rows [][]string
	r, line := reader(text, separator), 1
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return lines(text, separator)
		}
		at, _ := r.FieldPos(0)
		for ; line < at && len(rows) <= MaxRows; line++ { // empty lines count, so that rows have their numbers
			rows = append(rows, nil)
		}
		if rows = append(rows, unguarded(row)); len(rows) > MaxRows {
			return nil, tooLong()
		}
		line = at + 1 + newlines(row)
	}
}

func newlines(row []string) (n int) {
	for _, cell := range row {
		n += strings.Count(cell, "\n")
	}
	return n
}

func lines(text string, separator rune) ([][]string, error) {
	all := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if len(all) > MaxRows+1 {
		return nil, tooLong()
	}
	rows := make([][]string, len(all))
	for i, line := range all {
		rows[i] = strings.Split(line, string(separator))
		for j, cell := range rows[i] {
			if c := strings.TrimSpace(cell); len(c) >= 2 && c[0] == '"' && c[len(c)-1] == '"' {
				rows[i][j] = strings.ReplaceAll(c[1:len(c)-1], `""`, `"`)
			}
		}
		rows[i] = unguarded(rows[i])
	}
	return rows, nil
}

// unguarded takes the marks away that guard puts before what a spreadsheet would compute.
func unguarded(row []string) []string {
	for i, cell := range row {
		if rest, ok := strings.CutPrefix(cell, "'"); ok && computes(rest) {
			row[i] = rest
		}
	}
	return row
}
