using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>An answer: what was found, and the same told as a page for people and as JSON for programs.</summary>
/// <typeparam name="T">What was found.</typeparam>
public sealed class Answer<T>
    where T : class
{
    private readonly AskedAs asked;
    private readonly Func<AskedAs, Page> page;
    private readonly Func<JsonObject> json;

    internal Answer(T value, AskedAs asked, Func<AskedAs, Page> page, Func<JsonObject> json, long failed = 0, long draws = 0) =>
        (Value, this.asked, this.page, this.json, Failed, Draws) = (value, asked, page, json, failed, draws);

    /// <summary>What was found.</summary>
    public T Value { get; }

    /// <summary>How many of the worlds behind it could not be computed.</summary>
    public long Failed { get; }

    /// <summary>How many worlds there are behind it; 0 where it rests on none.</summary>
    public long Draws { get; }

    /// <summary>Whether so many worlds failed that the answer is about the others alone.</summary>
    public bool IsUnreliable => FailedWorlds.AreTooMany(Failed, Draws);

    /// <summary>The answer in sentences, tables and pictures.</summary>
    public Page Page()
    {
        Page told = page(asked);
        return IsUnreliable
            ? told with { Sections = [new("Not to be relied on", [new Paragraph(Warning) { IsMain = true }]), .. told.Sections] }
            : told;
    }

    /// <summary>The answer as a page of HTML that stands alone.</summary>
    public string Html() => PageWriter.Html(Page());

    /// <summary>The answer for programs, as `--json` prints it; its schema is in `schema/answers`.</summary>
    public JsonObject Json()
    {
        JsonObject told = json();
        if (IsUnreliable)
        {
            told["warning"] = Warning;
        }

        return told;
    }

    /// <summary>The text that `--json` prints.</summary>
    /// <param name="page">The file that the page was written to; null if it was not.</param>
    internal string Printed(string? page)
    {
        JsonObject told = Json();
        told["page"] = page;
        return told.ToJsonString(JsonLayout.Options);
    }

    /// <summary>The main sentences; the question where there are none.</summary>
    public override string ToString()
    {
        Page told = Page();
        string[] sentences = [.. told.Sections.SelectMany(section => section.Blocks).Select(block => block switch
        {
            Paragraph { IsMain: true } paragraph => paragraph.Text,
            Fact { IsMain: true } fact => fact.Sentence,
            _ => "",
        }).Where(text => text.Length > 0)];
        return sentences.Length == 0 ? told.Title : string.Join(' ', sentences);
    }

    private string Warning => Failed == Draws
        ? $"None of {Say.Many(Draws, "world")} could be computed, so there is no answer."
        : $"{Say.Count(Failed)} of {Say.Many(Draws, "world")} could not be computed. What follows is about the others alone, "
            + "and may be wrong for all: the worlds that fail can be the very worlds that matter.";
}
