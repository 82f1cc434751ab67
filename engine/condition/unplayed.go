package condition

import (
	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

// unplayed refuses by name what expr knows and we do not lower.
func (r *reader) unplayed(node ast.Node) error {
	var message, hint problem.Text
	switch n := node.(type) {
	case *ast.NilNode:
		message = problem.Say("There is no nil here.", "这里没有 nil。")
		hint = nothing()
	case *ast.MemberNode, *ast.ChainNode, *ast.SliceNode:
		message = problem.Say("A variable has no parts: %s.", "变量没有下级成员：%s。", shown(n))
		hint = problem.Say("Make a variable of its own for the part, such as orderAmount.", "请为该成员单独定义变量，例如 orderAmount。")
	case *ast.ArrayNode:
		message = problem.Say("A list stands only after in.", "列表只能写在 in 之后。")
		hint = problem.Say(`Write x in ["a", "b"].`, `请写作 x in ["a", "b"]。`)
	case *ast.MapNode, *ast.PairNode:
		message = problem.Say("Maps { … } are not played.", "暂不支持映射 { … }。")
		hint = problem.Say("Use a decision table or … ? … : ….", "请改用决策表或 … ? … : …。")
	case *ast.PredicateNode, *ast.PointerNode:
		message = problem.Say("Closures over lists are not played.", "暂不支持对列表的闭包运算。")
		hint = problem.Say("Write the comparisons out, joined by and, or.", "请用 and、or 逐个写出比较。")
	case *ast.SequenceNode:
		message = problem.Say("Only one formula can stand here; after ; comes another.", "这里只能写一个公式，而 ; 之后还有一个。")
		hint = problem.Say("Take the ; away, or name a part: let x = …; x + 1.", "请去掉 ;，或给某部分命名：let x = …; x + 1。")
	case *ast.BytesNode:
		message = problem.Say("Bytes b\"…\" are not played.", "暂不支持字节串 b\"…\"。")
		hint = problem.Say("Write a text: \"…\".", "请写作文本 \"…\"。")
	case *ast.BinaryNode:
		message, hint = unplayedOperator(n.Operator)
	case *ast.CallNode:
		message = problem.Say("What is called here is no function: %s.", "此处调用的不是函数：%s。", shown(n.Callee))
		hint = problem.Say("Make a variable of its own for the value.", "请为该值单独定义变量。")
	default:
		message = problem.Say("This is not played.", "暂不支持此写法。")
		hint = problem.Say("Use numbers, comparisons, and, or, not.", "请使用数值、比较和 and、or、not。")
	}
	return r.refuse(node, "unplayed", message, hint)
}

func unplayedOperator(operator string) (message, hint problem.Text) {
	switch operator {
	case "..":
		return problem.Say("A range stands only after in.", "范围只能写在 in 之后。"),
			problem.Say("Write x in 1..5.", "请写作 x in 1..5。")
	case "matches", "contains", "startsWith", "endsWith":
		return problem.Say("The operator %s is not played: texts are only compared as a whole.", "暂不支持运算符 %s：文本只能整体比较。", operator),
			problem.Say(`Name the texts that are meant: x in ["a", "b"].`, `请列出所指的文本，例如 x in ["a", "b"]。`)
	}
	return problem.Say("The operator %s is not played.", "暂不支持运算符 %s。", operator),
		problem.Say("Use + - * / %%, comparisons, and, or, not.", "请使用 + - * / %%、比较和 and、or、not。")
}

// nothing is the hint for those who look for the absence of a value.
func nothing() problem.Text {
	return problem.Say(`Every variable always has a value; before anything is written that is 0, false or "".`,
		`每个变量始终有值；在写入之前，其值为 0、false 或 ""。`)
}
