using System.Text.Json.Nodes;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Web.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Web.Evidence;

/// <summary>The calls about evidence: what the numbers rest on, an article read, and what a person decides about what was found.</summary>
/// <param name="folder">The files.</param>
/// <param name="watch">Who tells other pages of a change.</param>
internal sealed class EvidenceCalls(ScenarioFolder folder, FolderWatch watch)
{
    // Reading is fast, but a hostile page may take seconds: never all processors at once.
    private readonly Lock reading = new();

    /// <summary>Says who answers each call.</summary>
    public void Map(Calls calls)
    {
        calls.Get("/api/files/{id}/evidence", All);
        calls.Get("/api/files/{id}/sources/{source}", OfSource);
        calls.Post("/api/files/{id}/read", Read);
        calls.Post("/api/files/{id}/evidence", Judge);
    }

    private Task All(HttpContext call)
    {
        FileVersion now = Sound(FileOf(call));
        JsonObject told = new EvidenceJson(now.File).All();
        told["version"] = now.Version;
        return Reply.Json(call, told);
    }

    private Task OfSource(HttpContext call)
    {
        FileVersion now = Sound(FileOf(call));
        JsonObject told = InTurn(() => new EvidenceJson(now.File).OfSource((string)call.GetRouteValue("source")!));
        told["version"] = now.Version;
        return Reply.Json(call, told);
    }

    /// <summary>Shows an article as it would stand in the scenario; nothing is written.</summary>
    private async Task Read(HttpContext call)
    {
        OpenFile file = FileOf(call);
        Article article = await Body.Of<Article>(call);
        FileVersion now = Sound(file);
        JsonObject told = InTurn(() =>
        {
            ReadArticle read = article.Read(file, now.File);
            TextIntoScenario added = Added(now.File, read);
            return added.File.Scenario is null
                ? throw new RefusedException(StatusCodes.Status422UnprocessableEntity,
                    "This article cannot be a source of the scenario.")
                { Problems = added.File.Errors }
                : new EvidenceJson(added.File).OfDraft(added.Outcome.Source, read.Draft);
        });
        told["version"] = now.Version;
        await Reply.Json(call, told);
    }

    private async Task Judge(HttpContext call)
    {
        OpenFile file = FileOf(call);
        JudgeCall asked = await Body.Of<JudgeCall>(call);
        InTurn(() =>
        {
            file.Take(asked.Version, now => Judged(now, file, asked));
            return true;
        });
        watch.Look();
        await Reply.Json(call, StateJson.Of(file, file.Read()!));
    }

    private static ScenarioFile Judged(ScenarioFile now, OpenFile file, JudgeCall asked)
    {
        if (now.Scenario is null)
        {
            return now;
        }

        try
        {
            ReadArticle? article = asked.Article?.Read(file, now);
            ScenarioFile made = article is null ? now : Added(now, article).File;
            foreach (Judgement judgement in asked.Judgements)
            {
                made = made.Scenario is null ? made : judgement.ApplyTo(made);
            }

            if (made.Scenario is not null)
            {
                article?.Keep(); // first: a scenario must not name a text that is not there
            }

            return made;
        }
        catch (ArgumentException e)
        {
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity, e.Message);
        }
    }

    private static TextIntoScenario Added(ScenarioFile now, ReadArticle article)
    {
        try
        {
            return TextIntoScenario.Of(now, article.Draft, now.Name);
        }
        catch (ArgumentException e)
        {
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity, e.Message);
        }
    }

    private T InTurn<T>(Func<T> work)
    {
        lock (reading)
        {
            return work();
        }
    }

    private OpenFile FileOf(HttpContext call) => folder.Find((string)call.GetRouteValue("id")!);

    private static FileVersion Sound(OpenFile file)
    {
        FileVersion now = file.Read()!;
        return now.File.Scenario is not null ? now : throw new RefusedException(StatusCodes.Status422UnprocessableEntity,
            "The file has errors; evidence can be shown when they are mended.")
        { Problems = now.File.Errors };
    }

    internal sealed record JudgeCall(string Version, Judgement[] Judgements, Article? Article = null);
}
