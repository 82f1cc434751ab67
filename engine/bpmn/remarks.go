package bpmn

import (
	"fmt"
	"unicode/utf8"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// This file holds every sentence that a file survives: what the XML says that BPMN
// does not know, and what the drawing lacks. faults of the flow are in remarks_flow.go.

func say(en, zh string, args ...any) problem.Text { return problem.Say(en, zh, args...) }

var keptAsIs = say("It is kept as it is.", "其内容将原样保留。")

func more(code string, n int, blocks bool) model.Notice {
	notice := remark("bpmn.more", say("%d more remarks of the kind %s.", "还有 %d 条同类提示（%s）。", n, code), problem.Text{}, model.Pos{}, "")
	notice.Blocks = blocks
	return notice
}

func declaredOtherwise(name, real string) model.Notice {
	at := model.Pos{Line: 1, Column: 1}
	if name == "" {
		return remark("bpmn.encoding-differs", say("The file declares no encoding but is in %s; it was read as such.",
			"文件未声明编码，实际为 %s，已按此读取。", real), problem.Text{}, at, "")
	}
	return remark("bpmn.encoding-differs", say("The file declares the encoding %s but is in %s; it was read as such.",
		"文件声明的编码为 %s，实际为 %s，已按实际编码读取。", shorten(name), real), problem.Text{}, at, "")
}

func damaged(at model.Pos) model.Notice {
	return remark("bpmn.damaged-text", say("A replacement character (U+FFFD) shows that another program has lost text here.",
		"此处有替换字符（U+FFFD），说明其他程序保存时已丢失文字。"),
		say("Type the text again, or export the file again.", "请重新输入该文字，或重新导出文件。"), at, "")
}

func importNotOpened(location string, at model.Pos) model.Notice {
	return remark("bpmn.import-not-opened", say("The import of %q was not opened; other files never are.",
		"未打开导入的 %q；本程序从不打开其他文件。", shorten(location)), problem.Text{}, at, "")
}

func unknownExtension(definition string, at model.Pos) model.Notice {
	return remark("bpmn.unknown-extension", say("The extension definition %q is not known.", "无法识别扩展定义 %q。", shorten(definition)),
		keptAsIs, at, "")
}

func unknownElement(name, parent string, at model.Pos, owner model.ID) model.Notice {
	return remark("bpmn.unknown-element", say("<%s> is no element that BPMN 2.0 allows in <%s>; it was left out.",
		"BPMN 2.0 不允许 <%[2]s> 中出现 <%[1]s>，已忽略。", shorten(name), shorten(parent)),
		say("Extensions belong into extensionElements, in a namespace of their own.", "扩展内容应放在 extensionElements 中，并使用自己的命名空间。"), at, owner)
}

func givenTwice(name string, at model.Pos) model.Notice {
	return remark("bpmn.given-twice", say("<%s> may stand here only once; the first one counts.", "<%s> 在此处只能出现一次，以第一个为准。", shorten(name)),
		say("Delete one of them.", "请删除其中一个。"), at, "")
}

func foreignElement(name, parent string, at model.Pos, owner model.ID) model.Notice {
	return remark("bpmn.foreign-element", say("<%s> is not BPMN and stands directly in <%s> rather than in extensionElements.",
		"<%s> 不是 BPMN 元素，却直接位于 <%s> 中，而不在 extensionElements 内。", shorten(name), shorten(parent)), keptAsIs, at, owner)
}

func unknownAttribute(name, element string, base *model.Base) model.Notice {
	return remark("bpmn.unknown-attribute", say("BPMN 2.0 does not know the attribute %s of <%s>.", "BPMN 2.0 中 <%[2]s> 没有属性 %[1]s。",
		shorten(name), shorten(element)), keptAsIs, base.At, base.ID)
}

func strayText(text, element string, base *model.Base) model.Notice {
	return remark("bpmn.stray-text", say("The text %q means nothing inside <%s>; it was left out.",
		"<%[2]s> 中的文本 %[1]q 没有意义，已忽略。", shorten(text), shorten(element)), problem.Text{}, base.At, base.ID)
}

func badValue(name, value string, e *element) model.Notice {
	return remark("bpmn.bad-value", say("%q is not a value that %s of <%s> can have; its default counts.",
		"%q 不是 <%[3]s> 的属性 %[2]s 的有效取值，按默认值处理。", shorten(value), name, shorten(e.written())),
		problem.Text{}, e.at, model.ID(e.peek("id")))
}

func invalidID(id model.ID, e *element) model.Notice {
	return remark("bpmn.invalid-id", say("The id %q is not a valid XML name; other tools may refuse the file.",
		"id %q 不是有效的 XML 名称，其他工具可能拒绝打开该文件。", shorten(string(id))),
		say("An id starts with a letter or underscore and holds no spaces or colons.", "id 应以字母或下划线开头，且不含空格或冒号。"), e.at, id)
}

func withoutID(element string, base *model.Base) model.Notice {
	return remark("bpmn.no-id", say("This %s has no id; it is called %s here.", "此 %s 没有 id，在此称为 %s。", element, base.ID),
		problem.Text{}, base.At, base.ID)
}

func duplicateID(d duplicate) model.Notice {
	return remark("bpmn.duplicate-id", say("The id %q is already taken in line %d; nothing refers to it, so nothing is ambiguous.",
		"id %q 已在第 %d 行使用；没有元素引用它，因此不会产生歧义。", shorten(string(d.id)), d.first.at.Line),
		say("Give one of them another id.", "请修改其中一个的 id。"), d.second.at, d.id)
}

func danglingReference(ref reference) model.Notice {
	return remark("bpmn.dangling-reference", say("%s refers to %q, which does not exist.", "%s 引用的 %q 不存在。",
		ref.name, shorten(string(ref.id))), say("Choose an element that exists, or remove the reference.", "请改为引用已有的元素，或删除该引用。"), ref.at, ref.owner)
}

func longName(e *element, base *model.Base) model.Notice {
	return remark("bpmn.long-name", say("The name of this %s has %d characters; it is shortened on screen.",
		"此 %s 的名称有 %d 个字符，屏幕上会缩略显示。", shorten(e.written()), utf8.RuneCountInString(base.Name)),
		say("Put long texts into the documentation.", "请将长文本放入说明（documentation）。"), base.At, base.ID)
}

func deceptiveName(c rune, base *model.Base) model.Notice {
	return remark("bpmn.deceptive-name", say("The name holds the invisible character %s and reads differently from what it is.",
		"名称中含有不可见字符 %s，显示与实际内容不一致。", fmt.Sprintf("U+%04X", c)), say("Type the name again.", "请重新输入名称。"), base.At, base.ID)
}

func badTimer(name, text string, at model.Pos, owner model.ID) model.Notice {
	return obstacle("bpmn.bad-timer", say("%q is no time that a run can wait for (%s).", "%q 不是可以等待的时间（%s）。", shorten(text), name),
		say("Write an ISO 8601 time such as PT2H, R3/P1D or 2026-01-05T09:00:00Z, not negative, and no repetition without pause.",
			"请使用 ISO 8601 时间，例如 PT2H、R3/P1D 或 2026-01-05T09:00:00Z；不能为负，重复之间必须有间隔。"), at, owner)
}

func noDiagram() model.Notice {
	return remark("bpmn.no-diagram", say("The file says nothing of where elements stand; they are laid out automatically.",
		"文件中没有图形位置信息，将自动布局。"), problem.Text{}, model.Pos{}, "")
}

func notDrawn(n int, first *model.Base) model.Notice {
	return remark("bpmn.not-drawn", say("The drawing leaves out %d elements, %q first; they are placed automatically.",
		"图中缺少 %d 个元素，首个为 %q；将自动放置。", n, shorten(first.Label())), problem.Text{}, first.At, first.ID)
}

func planeOfNothing(d *model.Diagram, at model.Pos) model.Notice {
	if d.Plane == "" {
		return remark("bpmn.plane-of-nothing", say("The diagram does not say which process or collaboration it draws.",
			"此图未说明绘制的是哪个流程或协作。"), problem.Text{}, at, d.ID)
	}
	return remark("bpmn.plane-of-nothing", say("The diagram draws %q, which does not exist.", "此图绘制的 %q 不存在。", shorten(string(d.Plane))),
		problem.Text{}, at, d.ID)
}

func drawsNothing(kind string, base *model.Base) model.Notice {
	return remark("bpmn.draws-nothing", say("This %s does not say which element it draws.", "此 %s 未说明绘制的是哪个元素。", kind),
		problem.Text{}, base.At, base.ID)
}

func drawsUnknown(kind string, id model.ID, base *model.Base) model.Notice {
	return remark("bpmn.draws-unknown", say("This %s draws %q, which does not exist; it was left out.",
		"此 %s 绘制的 %q 不存在，已忽略。", kind, shorten(string(id))), problem.Text{}, base.At, base.ID)
}

var placedAnew = say("It is placed automatically.", "将自动重新放置。")

func noBounds(s *model.Shape) model.Notice {
	return remark("bpmn.bad-geometry", say("The shape of %q has no bounds.", "%q 的图形没有边界信息。", shorten(string(s.Element))), placedAnew, s.At, s.Element)
}

func noWayPoints(g *model.Edge) model.Notice {
	return remark("bpmn.bad-geometry", say("The line of %q has fewer than two way points.", "%q 的连线少于两个路径点。", shorten(string(g.Element))),
		placedAnew, g.At, g.Element)
}

func badGeometry(name, value string, owner model.ID, at model.Pos) model.Notice {
	return remark("bpmn.bad-geometry", say("%s=%q cannot be drawn (%q).", "%s=%q 无法绘制（%q）。", name, shorten(value), shorten(string(owner))),
		placedAnew, at, owner)
}
