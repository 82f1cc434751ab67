package condition

import (
	"errors"
	"reflect"

	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"

	"sandtable/engine/problem"
)

// config tells expr's parser and checker the variables, and the functions that are
// ours: those that expr lacks, and those that yield integers here. It is made once for the variables that there are.
func (v *Variables) config() *conf.Config {
	if v.forExpr != nil {
		return v.forExpr
	}
	env := types.Map{}
	for _, variable := range v.all {
		env[variable.name] = []types.Type{Number: types.Float64, Integer: types.Int, Boolean: types.Bool, Text: types.String}[variable.kind]
	}
	config := conf.New(env)
	declare := func(name string, signature reflect.Type) {
		config.Functions[name] = &builtin.Function{Name: name, Types: []reflect.Type{signature}}
	}
	declare("ceil", reflect.TypeFor[func(float64) int]())
	declare("floor", reflect.TypeFor[func(float64) int]())
	declare("round", reflect.TypeFor[func(float64) int]())
	declare("sqrt", reflect.TypeFor[func(float64) float64]())
	declare("duration", reflect.TypeFor[func(string) float64]())
	v.forExpr = config
	return config
}

// checkedByExpr has expr check the types once more, after ours, whose sentences are in
// both languages: so everything that we take is a formula of expr. It comes last because
// it reads the arguments of some functions that we do not play twice, nested ones four
// times, and so on.
func (r *reader) checkedByExpr(tree *parser.Tree, config *conf.Config) error {
	_, err := checker.Check(tree, config)
	if err == nil {
		return nil
	}
	from, message := r.start(), err.Error()
	var e *file.Error
	if errors.As(err, &e) {
		from, message = e.From, e.Message
	}
	return r.refuseAt(from, "refused-by-expr",
		problem.Say("expr refuses this: %s.", "expr 不接受此写法：%s。", message),
		problem.Say("Write it in another way.", "请换一种写法。"))
}
