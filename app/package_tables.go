package app

import (
	"bytes"

	"sandtable/engine/data"
	"sandtable/engine/matrix"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
	"sandtable/engine/sheet"
	"sandtable/storage/bundle"
)

// tables adds who does what, what is promised and what is filled in.
func (p *packer) tables(stem string, d *model.Definitions, codes raci.CodeSet, entry *bundle.Process) error {
	m := matrix.Of(d, codes)
	var workbook bytes.Buffer
	if err := sheet.WriteXLSX(&workbook, m.Pages(problem.English)); err != nil {
		return failed(err)
	}
	entry.Duties = []string{p.json("raci/"+stem+".json", m.Listing()),
		p.keep("raci/"+stem+".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.Bytes())}
	var promises []packedPromise
	for _, x := range promise.Of(d, nil).All {
		promises = append(promises, packedPromise{x.Of.ID, x.Of.Name, x.Currency, x.Promise})
	}
	if len(promises) > 0 {
		entry.Promises = p.json("sla/"+stem+".json", promises)
	}
	var forms []packedForm
	for _, process := range d.Processes {
		process.Walk(func(n, _ *model.Node) {
			if form := data.FormOf(n); form != nil {
				forms = append(forms, packedForm{n.ID, n.Name, fieldsOf(form)})
			}
		})
	}
	if len(forms) > 0 {
		entry.Forms = p.json("forms/"+stem+".json", forms)
	}
	return nil
}

// packedPromise is a promise as a package has it.
type packedPromise struct {
	Element  model.ID `json:"element"`
	Name     string   `json:"name"`
	Currency string   `json:"currency,omitempty"`
	scenario.Promise
}

// packedForm is a form as a package has it.
type packedForm struct {
	Element model.ID      `json:"element"`
	Name    string        `json:"name"`
	Fields  []packedField `json:"fields"`
}

type packedField struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Variable string `json:"variable,omitempty"`
	Required bool   `json:"required"`
	Readonly bool   `json:"readonly"`
}

func fieldsOf(form *data.Form) []packedField {
	return each(form.Fields, func(f *data.Field) packedField {
		return packedField{f.Name, f.Label, f.Variable, f.Required, f.Readonly}
	})
}
