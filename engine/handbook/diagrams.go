package handbook

import (
	"bytes"
	"cmp"
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

// diagrams prints every page of the drawing: upright, or across, or as a whole and then in parts. Where the names in it differ, a handbook in two
// languages shows it in each.
func (b *book) diagrams() {
	drawings := picture.In(b.source.Drawing, b.spoken(b.lead))
	if len(drawings) == 0 {
		b.chapter(false, b.say("Process diagrams", "流程图"))
		b.add(&Note{b.say("The file says what the process is, and not where it is drawn. Laid out and saved in Sandtable, it has a diagram.", "该文件只有流程定义，没有图形信息；在沙盘中自动布局并保存后即有流程图。")})
		return
	}
	also := drawings
	if b.also != "" {
		also = picture.In(b.source.Drawing, b.spoken(b.also))
	}
	for i, d := range drawings {
		name := b.planeName(d)
		b.page(d, name, i == 0, len(drawings) > 1)
		if !bytes.Equal(d.SVG, also[i].SVG) {
			b.page(also[i], b.translated(name), false, false)
		}
	}
}

// page prints a drawing, with a heading of its own where there are several.
func (b *book) page(d picture.Drawing, name Text, first, several bool) {
	up := min(1, uprightWide/d.Width, uprightHigh/d.Height)
	across := min(1, acrossWide/d.Width, acrossHigh/d.Height)
	wide, scale := up < comfortable && across > up, up
	if wide {
		scale = across
	}
	if first {
		b.chapter(wide, b.say("Process diagrams", "流程图"))
	} else if b.section(wide); b.begun() {
		b.add(&Break{})
	}
	b.pictures++
	if several {
		b.heading(2, name)
	}
	b.diagram(d, name, scale)
}

// translated is the name of a drawing whose names are in the other language.
func (b *book) translated(name Text) Text {
	en, zh := b.inEach(name)
	if b.also == problem.Chinese {
		return b.say("%[1]s, in Chinese", "%[2]s（中文）", en, zh)
	}
	return b.say("%[1]s, in English", "%[2]s（英文）", en, zh)
}

// inEach is a text in English and in Chinese; where it is printed in one language, that.
func (b *book) inEach(t Text) (en, zh string) {
	en, zh = t.First, cmp.Or(t.Second, t.First)
	if b.lead == problem.Chinese {
		en, zh = zh, en
	}
	return en, zh
}

// spoken is how to ask for the drawing in a language: by none where its own names are in it.
func (b *book) spoken(l problem.Language) problem.Language {
	if own := b.source.Drawing.Language(); own == "" && l == b.lead || own == string(l) {
		return ""
	}
	return l
}

// begun says whether something stands in the section already.
func (b *book) begun() bool { return len(b.doc.Sections[len(b.doc.Sections)-1].Blocks) > 0 }

func (b *book) diagram(d picture.Drawing, name Text, scale float64) {
	en, zh := b.inEach(name)
	whole := &Figure{Picture: b.pictures, SVG: d.SVG, Width: d.Width, Height: d.Height, Scale: scale, Alt: name.First}
	if scale >= legible {
		whole.Caption = b.figure(name)
		b.add(whole)
		return
	}
	parts, at := cut(d.Width, d.Height)
	if parts == nil {
		whole.Caption = b.figure(b.say("%[1]s: overview", "%[2]s：全图", en, zh))
		b.add(whole, &Note{b.say("The drawing is too large to be read on A4 paper. The picture in the package, or one exported from Sandtable as SVG or PDF, can be enlarged at will.",
			"该图过大，无法在 A4 纸上清晰打印。请使用模板包中的图片，或从沙盘导出 SVG、PDF 后放大查看。")})
		return
	}
	whole.Caption = b.figure(b.say("%[1]s: overview; the next %[3]d pages show it in parts, at %[4]d%%", "%[2]s：全图，后续 %[3]d 页按 %[4]d%% 分幅显示", en, zh, len(parts), int(math.Round(at*100))))
	b.add(whole)
	for i := range parts {
		b.add(&Break{}, &Figure{Picture: b.pictures, SVG: d.SVG, Width: d.Width, Height: d.Height, Part: &parts[i], Scale: at, Alt: name.First,
			Caption: b.figure(b.say("%[1]s: part %[3]d of %[4]d", "%[2]s：第 %[3]d 幅，共 %[4]d 幅", en, zh, i+1, len(parts)))})
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
