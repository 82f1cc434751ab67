package raci

import (
	"slices"
	"strings"
)

// words are what people write for a duty instead of a letter, by its meaning. The names that a set has for its own codes come first.
var words = map[Meaning][]string{
	Performs:  {"r", "responsible", "performs", "performer", "does", "do", "执行", "负责", "承办", "经办", "主办", "办理", "实施", "操作", "责任人", "执行人", "负责人"},
	Answers:   {"a", "accountable", "approves", "approve", "approver", "approval", "问责", "批准", "审批", "当责", "审定", "决策", "最终负责", "批准人", "审批人"},
	Supports:  {"s", "support", "supports", "supportive", "assists", "支持", "协助", "配合", "协办", "辅助"},
	Consulted: {"c", "consulted", "consult", "consults", "咨询", "征询", "被咨询", "商议", "征求意见"},
	Informed:  {"i", "informed", "inform", "知会", "告知", "通知", "被告知", "抄送", "被通知"},
	Verifies:  {"v", "verify", "verifies", "verifier", "核验", "验证", "复核"},
	Signs:     {"sg", "signatory", "signs", "签署", "签字"},
	Vetoes:    {"veto", "vetoes", "否决"},
	Omitted:   {"o", "omitted", "out", "out of the loop", "不参与", "回避"},
}

// nothing is what people write where there is no duty.
var nothing = []string{"-", "--", "—", "——", "–", "/", "\\", "n/a", "na", "none", "无", "×", "."}

// ReadCell reads the duties in a cell of a matrix, each once, in the order written: codes of the set ("R/A", "R, A", "ra"), their names
// in Chinese and English, and other words for them (负责). What means nothing in the set is answered beside them.
func (s CodeSet) ReadCell(text string) (codes, unknown []string) {
	s = s.OrRACI()
	text = strings.TrimSpace(text)
	if text == "" || slices.Contains(nothing, strings.ToLower(text)) {
		return nil, nil
	}
	if code := s.codeOf(text); code != "" { // a name of several words
		return []string{code}, nil
	}
	for _, part := range strings.FieldsFunc(text, apart) {
		read := s.letters(part)
		if read == nil && !slices.Contains(nothing, strings.ToLower(part)) {
			unknown = append(unknown, part)
		}
		for _, code := range read {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes, unknown
}

// WriteCell writes duties as ReadCell reads them.
func WriteCell(codes []string) string { return strings.Join(codes, "/") }

// apart says whether a character stands between two duties.
func apart(r rune) bool {
	return strings.ContainsRune("/／\\,，、;；+＋&|()（）[]【】 \t\n", r)
}

// letters are the codes that a word is, or whose letters it is made of: "RA".
func (s CodeSet) letters(word string) []string {
	if code := s.codeOf(word); code != "" {
		return []string{code}
	}
	var codes []string
	for _, r := range word {
		code := s.codeOf(string(r))
		if code == "" || len(codes) > 5 {
			return nil
		}
		codes = append(codes, code)
	}
	return codes
}

// codeOf is the code of the set that a word stands for, or empty.
func (s CodeSet) codeOf(word string) string {
	word = strings.ToLower(fullWidth.Replace(strings.TrimSpace(word)))
	for _, c := range s.Codes {
		if word == strings.ToLower(c.Code) || word == strings.ToLower(c.Name.EN) || word == strings.ToLower(c.Name.ZH) {
			return c.Code
		}
	}
	for _, c := range s.Codes {
		if slices.Contains(words[c.Meaning], word) {
			return c.Code
		}
	}
	return ""
}

// fullWidth turns the letters of Chinese keyboards into plain ones.
var fullWidth = strings.NewReplacer("Ｒ", "R", "Ａ", "A", "Ｃ", "C", "Ｉ", "I", "Ｓ", "S", "Ｖ", "V", "Ｏ", "O", "Ｄ", "D",
	"ｒ", "r", "ａ", "a", "ｃ", "c", "ｉ", "i", "ｓ", "s")
