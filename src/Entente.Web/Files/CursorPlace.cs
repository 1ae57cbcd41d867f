namespace Entente.Web.Files;

/// <summary>Where in a YAML text somebody is typing. The text need not be YAML yet: it is read by its indents and brackets alone, up to the
/// place.</summary>
/// <param name="Path">The keys and list items around the place, from the outside in; an item is `-`.</param>
/// <param name="IsKey">Whether a key is being typed; else a value.</param>
/// <param name="From">Where what is being typed begins, as an index.</param>
internal sealed record CursorPlace(IReadOnlyList<string> Path, bool IsKey, int From)
{
    /// <summary>What an item of a list is called.</summary>
    public const string Item = "-";

    /// <summary>Finds it; null within a comment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">The place, as an index.</param>
    public static CursorPlace? At(string text, int offset)
    {
        List<(int Column, string Name)> blocks = [];
        Stack<(char Open, string? Key)> braces = [];
        CursorPlace? place = new([], true, offset);
        for (int start = 0; start <= offset;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 || end > offset ? offset : end;
            place = Line(text, start, end, blocks, braces);
            start = end + 1;
        }

        return place;
    }

    private static CursorPlace? Line(string text, int start, int end, List<(int Column, string Name)> blocks, Stack<(char, string?)> braces)
    {
        int at = Begin(text, start, end, blocks, isBlock: braces.Count == 0), from = at;
        bool isValue = braces.Count > 0 && (braces.Peek() is ('{', not null) or ('[', _));
        for (; at < end; at++)
        {
            switch (text[at])
            {
                case '#' when at == start || text[at - 1] == ' ':
                    return null;
                case '"' or '\'' when at == from:
                    int close = text.IndexOf(text[at], at + 1);
                    at = close < 0 || close >= end ? end - 1 : close;
                    break;
                case '{' or '[' when at == from:
                    braces.Push((text[at], null));
                    (from, isValue) = (at + 1, text[at] == '[');
                    break;
                case '}' or ']' when braces.Count > 0:
                    braces.Pop();
                    (from, isValue) = (at + 1, true);
                    break;
                case ',' when braces.Count > 0:
                    (char open, _) = braces.Pop();
                    braces.Push((open, null));
                    (from, isValue) = (at + 1, open == '[');
                    break;
                case ':' when !isValue && (at + 1 == end || text[at + 1] is ' ' or '\r'):
                    string key = text[from..at].Trim().Trim('"', '\'');
                    if (braces.Count > 0)
                    {
                        braces.Push((braces.Pop().Item1, key));
                    }
                    else
                    {
                        blocks.Add((from - start, key));
                    }

                    (from, isValue) = (at + 1, true);
                    break;
                case ' ' when from == at:
                    from++;
                    break;
            }
        }

        string[] path = [.. blocks.Select(block => block.Name), .. braces.Reverse().Select(brace => brace.Item1 == '[' ? Item : brace.Item2)
            .OfType<string>()];
        return new(path, !isValue, Math.Min(from, end));
    }

    /// <summary>Where the line has its first key or value, after its indent and the hyphens of items; the blocks that it does not belong to
    /// are left.</summary>
    private static int Begin(string text, int start, int end, List<(int Column, string Name)> blocks, bool isBlock)
    {
        int at = AfterBlanks(text, start, end);
        if (!isBlock || (at == end && end < text.Length && text[end] != '\n'))
        {
            return at;
        }

        int column = at - start;
        if (at == end || text[at] != '#')
        {
            bool isItem = at < end && text[at] == '-';
            blocks.RemoveAll(block => block.Column > column || (block.Column == column && !(isItem && block.Name != Item)));
        }

        while (at < end && text[at] == '-' && (at + 1 == end || text[at + 1] == ' '))
        {
            blocks.Add((at - start, Item));
            at = AfterBlanks(text, at + 1, end);
        }

        return at;
    }

    private static int AfterBlanks(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
