package handbook

import (
	"math"

	"sandtable/engine/picture"
	"sandtable/engine/problem"
)

// What fits on a page of A4 beside head, foot, heading and caption, in pixels of which 96 make an inch.
const (
	uprightWide, uprightHigh = 640.0, 800.0
	acrossWide, acrossHigh   = 968.0, 500.0
)

// Letters of a drawing are 12 pixels high. Below the second scale, 5.4 points, they cannot be read on paper; below the first
// a page that lies across is better than one that stands upright. Parts of a drawing are printed at the third at most.
const (
	comfortable = 0.75
	legible     = 0.6
	inParts     = 74 // percent
	mostParts   = 30
	overlap     = 110.0 // of parts that are neighbours, in pixels of the drawing: a task, so that each is whole on some page
)

// diagrams prints every page of the drawing: upright, or across, or as a whole and then in parts.
func (b *book) diagrams() {
	drawings := picture.In(b.source.Drawing, b.spoken())
	if len(drawings) == 0 {
		b.chapter(false, b.say("Process diagrams", "流程图"))
		b.add(&Note{b.say("The file says what the process is, and not where it is drawn. Laid out and saved in Sandtable, it has a diagram.", "该文件只有流程定义，没有图形信息；在沙盘中自动布局并保存后即有流程图。")})
		return
	}
	for i, d := range drawings {
		up := min(1, uprightWide/d.Width, uprightHigh/d.Height)
		across := min(1, acrossWide/d.Width, acrossHigh/d.Height)
		wide := up < comfortable && across > up
		if i == 0 {
			b.chapter(wide, b.say("Process diagrams", "流程图"))
		} else if b.section(wide); b.begun() {
			b.add(&Break{})
		}
		b.pictures++
		scale := up
		if wide {
			scale = across
		}
		b.diagram(d, scale, len(drawings) > 1)
	}
}

// spoken is the language in which the drawing is printed: the leading one where it has its names in it.
func (b *book) spoken() problem.Language {
	if own := b.source.Drawing.Language(); own == "" || own == string(b.lead) {
		return ""
	}
	return b.lead
}

// begun says whether something stands in the section already.
func (b *book) begun() bool { return len(b.doc.Sections[len(b.doc.Sections)-1].Blocks) > 0 }

func (b *book) diagram(d picture.Drawing, scale float64, several bool) {
	name := b.planeName(d)
	if several {
		b.heading(2, name)
	}
	whole := &Figure{Picture: b.pictures, SVG: d.SVG, Width: d.Width, Height: d.Height, Scale: scale, Alt: name.First}
	if scale >= legible {
		whole.Caption = b.figure(name)
		b.add(whole)
		return
	}
	parts, at := cut(d.Width, d.Height)
	if parts == nil {
		whole.Caption = b.figure(b.say("%[1]s: overview", "%[2]s：全图", name.First, name.First))
		b.add(whole, &Note{b.say("The drawing is too large to be read on A4 paper. The picture in the package, or one exported from Sandtable as SVG or PDF, can be enlarged at will.",
			"该图过大，无法在 A4 纸上清晰打印。请使用模板包中的图片，或从沙盘导出 SVG、PDF 后放大查看。")})
		return
	}
	whole.Caption = b.figure(b.say("%[1]s: overview; the next %[3]d pages show it in parts, at %[4]d%%", "%[2]s：全图，后续 %[3]d 页按 %[4]d%% 分幅显示", name.First, name.First, len(parts), int(math.Round(at*100))))
	b.add(whole)
	for i := range parts {
		b.add(&Break{}, &Figure{Picture: b.pictures, SVG: d.SVG, Width: d.Width, Height: d.Height, Part: &parts[i], Scale: at, Alt: name.First,
			Caption: b.figure(b.say("%[1]s: part %[3]d of %[4]d", "%[2]s：第 %[3]d 幅，共 %[4]d 幅", name.First, name.First, i+1, len(parts)))})
	}
}

// planeName is what a diagram shows.
func (b *book) planeName(d picture.Drawing) Text {
	if base := b.bases[d.Plane]; base != nil && base.Name != "" {
		return b.name(base)
	}
	if b.bases[d.Plane] != nil && b.source.Drawing.Node(d.Plane) == nil {
		return b.title()
	}
	return plain(d.Name)
}

// figure is a caption with its number.
func (b *book) figure(t Text) Text {
	b.figures++
	number := b.say("Figure %d", "图 %d", b.figures)
	t.First = number.First + "  " + t.First
	if t.Second != "" {
		t.Second = number.Second + "  " + t.Second
	}
	return t
}

// cut divides a drawing into as few parts as fit on pages across, row by row, and says at which scale; nil where there would be too many.
func cut(width, height float64) ([]Part, float64) {
	var best []Part
	at := 0.0
	for percent := inParts; percent >= 100*legible; percent -= 2 {
		scale := float64(percent) / 100
		if parts := windows(width, height, scale); len(parts) <= mostParts && (best == nil || len(parts) < len(best)) {
			best, at = parts, scale
		}
	}
	return best, at
}

// windows are the parts that pages across show at a scale.
func windows(width, height, scale float64) []Part {
	wide, high := min(width, acrossWide/scale), min(height, (acrossHigh+60)/scale)
	var parts []Part
	for _, y := range spans(height, high) {
		for _, x := range spans(width, wide) {
			parts = append(parts, Part{x, y, wide, high})
		}
	}
	return parts
}

// spans are where windows of a length begin that cover a whole with some overlap.
func spans(whole, window float64) []float64 {
	if window >= whole {
		return []float64{0}
	}
	n := int(math.Ceil((whole - overlap) / (window - overlap)))
	at := make([]float64, n)
	for i := range at {
		at[i] = float64(float64(i) * (whole - window) / float64(n-1))
	}
	return at
}
