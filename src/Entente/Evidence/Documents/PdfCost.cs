using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Entente.Evidence.Documents;

/// <summary>What the pages of a PDF cost to draw, counted before they are drawn, which cannot be stopped: a form may draw ten forms that draw
/// ten each, and so on. Each form is looked at once, however often it is drawn.</summary>
internal sealed class PdfCost(PdfDocument pdf)
{
    // A page of a newspaper has some 30,000 letters and a map some thousand forms.
    private const double MaxCharacters = 200_000;
    private const double MaxForms = 50_000;
    private const int DeepestForm = 30;

    private readonly Dictionary<IndirectReference, Cost> costs = [];
    private List<(DictionaryToken Page, DictionaryToken? Resources)>? pages;

    /// <summary>Why a page is not read; null if it may be.</summary>
    public string? WhyNot(int page)
    {
        pages ??= [.. Pages()];
        if (page > pages.Count)
        {
            return null;
        }

        (DictionaryToken dictionary, DictionaryToken? resources) = pages[page - 1];
        Cost cost = default;
        foreach (StreamToken content in Contents(dictionary))
        {
            cost += Of(content, resources, 0);
        }

        return cost.Forms > MaxForms
            ? FormattableString.Invariant(
                $"Page {page} of the PDF draws more than {MaxForms:#,0} forms, one inside the other; it is not read.")
            : cost.Characters > MaxCharacters
            ? FormattableString.Invariant($"Page {page} of the PDF has more text than a page can hold; it is not read.")
            : null;
    }

    // The tree's leaves from the left, each with the resources of the nearest node that has some.
    private IEnumerable<(DictionaryToken Page, DictionaryToken? Resources)> Pages()
    {
        HashSet<IndirectReference> seen = [];
        Stack<(IToken? Node, DictionaryToken? Resources)> open = new();
        open.Push((pdf.Structure.Catalog.CatalogDictionary.Data.GetValueOrDefault("Pages"), null));
        while (open.TryPop(out (IToken? Node, DictionaryToken? Resources) next))
        {
            if ((next.Node is IndirectReferenceToken place && !seen.Add(place.Data)) || Resolved(next.Node) is not DictionaryToken node)
            {
                continue;
            }

            DictionaryToken? resources = Get<DictionaryToken>(node, "Resources") ?? next.Resources;
            if (Get<ArrayToken>(node, "Kids") is not ArrayToken kids)
            {
                yield return (node, resources);
                continue;
            }

            foreach (IToken kid in kids.Data.Reverse())
            {
                open.Push((kid, resources));
            }
        }
    }

    private IEnumerable<StreamToken> Contents(DictionaryToken page)
    {
        if (Get<StreamToken>(page, "Contents") is StreamToken one)
        {
            return [one];
        }

        return Get<ArrayToken>(page, "Contents") is ArrayToken several ? several.Data.Select(Resolved).OfType<StreamToken>() : [];
    }

    private Cost Of(StreamToken stream, DictionaryToken? resources, int depth)
    {
        if (depth > DeepestForm)
        {
            return new(double.PositiveInfinity, 0);
        }

        ReadOnlySpan<byte> content = stream.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner).Span;
        DictionaryToken? forms = resources is null ? null : Get<DictionaryToken>(resources, "XObject");
        Cost cost = new(0, Characters(content));
        Dictionary<string, int> drawn = forms is null ? [] : Drawn(content);
        foreach ((string name, int times) in drawn)
        {
            cost += Form(forms!, name, resources, depth) * times;
        }

        return cost;
    }

    private Cost Form(DictionaryToken forms, string name, DictionaryToken? resources, int depth)
    {
        if (!forms.Data.TryGetValue(name, out IToken? token))
        {
            return default;
        }

        IndirectReference? place = (token as IndirectReferenceToken)?.Data;
        if (place is IndirectReference known && costs.TryGetValue(known, out Cost before))
        {
            return before;
        }

        if (Resolved(token) is not StreamToken form || Get<NameToken>(form.StreamDictionary, "Subtype")?.Data != "Form")
        {
            return default;
        }

        // While it is looked at, a form that draws itself costs without end.
        if (place is IndirectReference begun)
        {
            costs[begun] = new(double.PositiveInfinity, 0);
        }

        Cost cost = new Cost(1, 0) + Of(form, Get<DictionaryToken>(form.StreamDictionary, "Resources") ?? resources, depth + 1);
        if (place is IndirectReference done)
        {
            costs[done] = cost;
        }

        return cost;
    }

    // How often each name is drawn: `/X Do`.
    private static Dictionary<string, int> Drawn(ReadOnlySpan<byte> content)
    {
        Dictionary<string, int> drawn = [];
        for (int at = content.IndexOf("Do"u8), from = 0; at >= 0; at = content[from..].IndexOf("Do"u8))
        {
            int end = from + at;
            from = end + 2;
            while (end > 0 && content[end - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                end--;
            }

            const int longestName = 127;
            ReadOnlySpan<byte> before = content[Math.Max(0, end - longestName)..end];
            int slash = before.LastIndexOf((byte)'/');
            if (slash >= 0)
            {
                string name = System.Text.Encoding.Latin1.GetString(before[(slash + 1)..]);
                drawn[name] = drawn.GetValueOrDefault(name) + 1;
            }
        }

        return drawn;
    }

    // What stands in strings: `(text)` and `<0A0B>`.
    private static double Characters(ReadOnlySpan<byte> content)
    {
        double count = 0;
        for (int open = content.IndexOfAny((byte)'(', (byte)'<'); open >= 0; open = content.IndexOfAny((byte)'(', (byte)'<'))
        {
            bool isPlain = content[open] == '(';
            content = content[(open + 1)..];
            int length = content.IndexOf(isPlain ? (byte)')' : (byte)'>');
            length = length < 0 ? content.Length : length;
            count += isPlain ? length : length / 2;
            content = content[length..];
        }

        return count;
    }

    private T? Get<T>(DictionaryToken dictionary, string name)
        where T : class, IToken => dictionary.Data.TryGetValue(name, out IToken? token) ? Resolved(token) as T : null;

    private IToken? Resolved(IToken? token)
    {
        const int longestChain = 8;
        for (int i = 0; i < longestChain && token is IndirectReferenceToken reference; i++)
        {
            token = pdf.Structure.GetObject(reference.Data)?.Data;
        }

        return token;
    }

    private readonly record struct Cost(double Forms, double Characters)
    {
        public static Cost operator +(Cost a, Cost b) => new(a.Forms + b.Forms, a.Characters + b.Characters);

        public static Cost operator *(Cost a, int times) => new(a.Forms * times, a.Characters * times);
    }
}
