package scenario

import (
	"strings"

	"sandtable/engine/problem"
)

// refuse fails, by name, on what a scenario cannot say.
func (im *importer) refuse(at path, about string, what, instead problem.Text) {
	en, zh := what.EN+" cannot be imported", "无法导入"+what.ZH
	if about != "" {
		en, zh = en+" ("+about+")", zh+"（"+about+"）"
	}
	im.fail(at, "unsupported", problem.Text{EN: en + ".", ZH: zh + "。"}, instead)
}

// refuseFuzzy fails on calendars that work with some probability.
func (im *importer) refuseFuzzy() {
	what := problem.Say("Fuzzy calendars", "概率（fuzzy）日历")
	hint := problem.Say("Discover the model again with crisp calendars.", "请改用确定（crisp）日历重新挖掘模型。")
	if kind := im.file.root.field("model_type"); kind != nil && strings.EqualFold(kind.text, "FUZZY") {
		im.refuse(path{"model_type"}, "", what, hint)
	}
	for i, c := range im.list(im.file.root, nil, "resource_calendars") {
		at := path{"resource_calendars"}.item(i)
		if c.field("workload_ratio") != nil {
			im.refuse(at.to("workload_ratio"), "", what, hint)
		}
		for j, p := range im.list(c, at, "time_periods") {
			if p.field("probability") != nil {
				im.refuse(at.to("time_periods").item(j).to("probability"), "", what, hint)
			}
		}
	}
}

// entries are those of a section, which some exporters write as an empty object where
// there are none.
func (im *importer) entries(section string) []*value {
	if v := im.file.root.field(section); v != nil && v.kind == objectValue && len(v.members) == 0 {
		return nil
	}
	return im.list(im.file.root, nil, section)
}
