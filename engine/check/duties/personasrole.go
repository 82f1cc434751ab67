package duties

import (
	"slices"
	"strings"
	"unicode"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var personRule = finding.Rule{ID: "raci.person-as-role", Severity: finding.Warning, Look: personAsRole,
	Title: problem.Text{EN: "A person instead of a role", ZH: "用人名代替角色"}}

// personAsRole finds roles that are called like people (R16), unless the drawing says that they are none: a process
// outlives those who are in it. Whoever has no part in the work is left alone.
func personAsRole(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	works := map[string]bool{}
	for _, r := range m.rows {
		for _, role := range r.involved() {
			works[role] = true
		}
	}
	var found finding.Findings
	for _, role := range m.order {
		x := m.parties[role]
		if !works[role] || x.Kind != raci.Person && (x.Kind != "" || !likePerson(x.name)) {
			continue
		}
		f := finding.On(x.base,
			problem.Say("“%s” is a person, not a role.", "“%s”是人名，不是角色。", x.name),
			problem.Say("Name the role after what it does, and say in the scenario who has it.", "请按职能为角色命名，并在情景中说明由谁担任。"))
		if x.resource && x.Kind == "" {
			f.Fixes = []finding.Fix{{Title: problem.Say("Keep “%s”: it is a role", "保留“%s”：它是角色", x.name),
				Edits: []edit.Edit{{Do: edit.Note, Element: x.base.ID, Kind: "role", Property: "kind", Value: string(raci.Internal)}}}}
		}
		found = append(found, f)
	}
	return m.few(found)
}

const (
	// The commonest family names, but for those with which words for work often begin (高, 方, 金, 程, 安, 计…).
	surnames = "王李张刘陈杨黄赵吴徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶魏苏吕丁沈姚卢姜崔钟谭廖汪范石贾韦邹熊孟秦阎薛侯雷龙段郝邵汤尹黎常武乔贺赖龚"
	// What names of roles and departments end in, and given names hardly ever.
	functions = "员理管师长办部科处组会官总计纳工方户商行司室局院厅门班队岗者人手务监事督导助专导审"
)

// titles are what people are called by with their family name alone.
var titles = []string{"总", "工", "经理", "主任", "处长", "科长", "局长", "老师", "先生", "女士", "小姐", "书记", "院长"}

// givenNames are common first names, in English and in pinyin.
var givenNames = strings.Fields("james john robert michael david william richard thomas mary patricia jennifer linda elizabeth barbara susan jessica sarah karen anna maria peter paul daniel mark steven andrew kevin brian george edward laura emily emma olivia sophia lucas max hans julia" +
	" wei fang na min jing qiang lei yang yong jie tao ming chao ping gang hui xin yan")

// familyNames are common family names in pinyin.
var familyNames = strings.Fields("wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang han feng deng cao peng zeng xiao")

// likePerson says whether a name is that of a person, as far as one can tell: 王小明, 小李, 张总, John Smith, Li Na, Mr Brown, an address.
func likePerson(name string) bool {
	name = strings.TrimSpace(name)
	if local, domain, ok := strings.Cut(name, "@"); ok && local != "" && strings.Contains(domain, ".") {
		return true
	}
	letters := []rune(name)
	if len(letters) >= 2 && len(letters) <= 5 && !slices.ContainsFunc(letters, func(c rune) bool { return !unicode.Is(unicode.Han, c) }) {
		return likeChinese(letters)
	}
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 3 || len(name) > 60 || slices.ContainsFunc(words, func(w string) bool { return !unicode.IsUpper([]rune(w)[0]) }) {
		return false
	}
	first, second := strings.ToLower(strings.TrimSuffix(words[0], ".")), strings.ToLower(words[1])
	switch {
	case slices.Contains([]string{"mr", "mrs", "ms", "dr"}, first):
		return true
	case slices.Contains(familyNames, first):
		return len(words) == 2 && slices.Contains(givenNames, second) || slices.Contains(givenNames, first) && !role(second)
	}
	return slices.Contains(givenNames, first) && !role(second)
}

// role says whether a word is one for somebody who does something.
func role(word string) bool {
	return slices.ContainsFunc([]string{"er", "or", "ist", "ant", "ent", "ive", "team", "desk", "office"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

func likeChinese(letters []rune) bool {
	family, rest := letters[0], string(letters[1:])
	known := strings.ContainsRune(surnames, family)
	switch {
	case family == '小' || family == '老':
		return len(letters) == 2 && strings.ContainsRune(surnames, letters[1])
	case known && slices.Contains(titles, rest):
		return true
	}
	return known && len(letters) <= 3 && !strings.ContainsRune(functions, letters[len(letters)-1])
}
