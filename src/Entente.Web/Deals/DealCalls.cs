using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Answers.Solve;
using Entente.Web.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Web.Deals;

/// <summary>The calls of the deal table: what becomes of terms, where to go from them, and plans.</summary>
/// <param name="folder">The files.</param>
internal sealed class DealCalls(ScenarioFolder folder)
{
    private const int MaxCompared = 6;

    private readonly ConcurrentDictionary<string, DealTable> warm = new(StringComparer.Ordinal); // the newest version of each file

    /// <summary>Says who answers each call.</summary>
    public void Map(Calls calls)
    {
        calls.Get("/api/files/{id}/deal", Packages);
        calls.Post("/api/files/{id}/deal", Test);
        calls.Post("/api/files/{id}/deal/go", Go);
        calls.Get("/api/files/{id}/plans", call => Listing(call, TableOf(call, null)));
        calls.Post("/api/files/{id}/plans", Keep);
        calls.Post("/api/files/{id}/plans/compare", Compare);
        calls.Delete("/api/files/{id}/plans/{plan}", Remove);
    }

    private Task Packages(HttpContext call)
    {
        DealTable table = TableOf(call, null);
        return Reply.Json(call, new() { ["version"] = table.Version, ["packages"] = table.Packages() });
    }

    private async Task Test(HttpContext call)
    {
        DealCall asked = await Body.Of<DealCall>(call);
        DealTable table = TableOf(call, asked.Version);
        await Reply.Json(call, new()
        {
            ["version"] = table.Version,
            ["deal"] = table.Test(asked.Package, table.TermsOf(asked.Package, asked.Terms)),
        });
    }

    private async Task Go(HttpContext call)
    {
        GoCall asked = await Body.Of<GoCall>(call);
        DealTable table = TableOf(call, asked.Version);
        TermsSearch found = table.Search(asked.Package, asked.To, table.TermsOf(asked.Package, asked.Terms), asked.Pins ?? []);
        await Reply.Json(call, new()
        {
            ["version"] = table.Version,
            ["found"] = found.IsFound,
            ["says"] = found.Says,
            ["deal"] = table.Test(asked.Package, found.Terms),
        });
    }

    private async Task Keep(HttpContext call)
    {
        KeepCall asked = await Body.Of<KeepCall>(call);
        DealTable table = TableOf(call, null);
        table.TermsOf(asked.Package, asked.Terms); // nothing is kept that cannot be read again
        IReadOnlyList<string> covers = table.Covers(asked.Package);
        PlansOf(call).Keep(table.File, asked.Name, table.KeyOf(asked.Package),
            [.. covers.Where(asked.Terms.ContainsKey).Select(issue => KeyValuePair.Create(issue, asked.Terms[issue]))], asked.Replace);
        await Listing(call, table);
    }

    private Task Remove(HttpContext call)
    {
        DealTable table = TableOf(call, null);
        PlansOf(call).Remove(table.File, (string)call.GetRouteValue("plan")!);
        return Listing(call, table);
    }

    private async Task Compare(HttpContext call)
    {
        CompareCall asked = await Body.Of<CompareCall>(call);
        if (asked.Plans.Length > MaxCompared)
        {
            throw RefusedException.Unclear($"At most {MaxCompared} plans are shown side by side.");
        }

        DealTable table = TableOf(call, null);
        Plans plans = PlansOf(call);
        await Reply.Json(call, new()
        {
            ["version"] = table.Version,
            ["plans"] = new JsonArray([.. asked.Plans.Select(name => Compared(table, plans.Find(table.File, name), asked.Package))]),
        });
    }

    private static JsonObject Compared(DealTable table, Plan plan, string? preferred)
    {
        JsonObject told = Told(table, plan, preferred);
        string package = (string)told["package"]!;
        told["deal"] = plan.Problems.Count > 0 ? null : table.Test(package, table.TermsOf(package, plan.Terms));
        return told;
    }

    private Task Listing(HttpContext call, DealTable table) => Reply.Json(call, new()
    {
        ["plans"] = new JsonArray([.. PlansOf(call).All(table.File).Select(plan => Told(table, plan, null))]),
    });

    private static JsonObject Told(DealTable table, Plan plan, string? preferred)
    {
        string package = table.PackageOf(plan.Terms.Names, preferred);
        return new()
        {
            ["name"] = plan.Name,
            ["package"] = package,
            ["terms"] = plan.Problems.Count > 0 ? null : table.Named(table.TermsOf(package, plan.Terms)),
            ["problems"] = Reply.Problems(plan.Problems),
        };
    }

    private OpenFile FileOf(HttpContext call) => folder.Find((string)call.GetRouteValue("id")!);

    private Plans PlansOf(HttpContext call) => new(FileOf(call));

    /// <summary>The table of the version that a page shows, if it is the one known here; else that of the file as it is.</summary>
    private DealTable TableOf(HttpContext call, string? version)
    {
        OpenFile file = FileOf(call);
        if (version is not null && warm.TryGetValue(file.Id, out DealTable? known) && known.Version == version)
        {
            return known;
        }

        FileVersion now = file.Read()!;
        if (now.File.Scenario is null)
        {
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity, "The file has errors; once they are mended, terms "
                + "can be tried.")
            {
                Problems = now.File.Errors,
            };
        }

        return warm.AddOrUpdate(file.Id, _ => new(now.Version, now.File), (_, old) => old.Version == now.Version ? old
            : new(now.Version, now.File));
    }

    internal sealed record DealCall(
        Dictionary<string, JsonElement> Terms, string? Package = null, string[]? Pins = null, string? Version = null);

    internal sealed record GoCall(
        string To, Dictionary<string, JsonElement> Terms, string? Package = null, string[]? Pins = null, string? Version = null);

    internal sealed record KeepCall(string Name, Dictionary<string, JsonElement> Terms, string? Package = null, bool Replace = false);

    internal sealed record CompareCall(string[] Plans, string? Package = null);
}
