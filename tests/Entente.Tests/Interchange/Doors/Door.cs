namespace Entente.Tests.Interchange.Doors;

/// <summary>A call that reads files which people and other programs write, and the one of them that gets damaged.</summary>
/// <param name="Name">What is read.</param>
/// <param name="Damaged">The file that gets damaged.</param>
/// <param name="Files">Sound files by name.</param>
/// <param name="Call">The call; a word that is the name of a file stands for its path.</param>
internal sealed record Door(string Name, string Damaged, IReadOnlyDictionary<string, string> Files, string[] Call)
{
    /// <summary>The sound text of the file that gets damaged.</summary>
    public string Text => Files[Damaged];

    /// <summary>Every kind of file that the program reads.</summary>
    public static IReadOnlyList<Door> All { get; } = [.. OfScenarios(), .. OfTables(), .. OfDomains(), .. OfEvidence()];

    private static IEnumerable<Door> OfScenarios()
    {
        string war = Repository.Read("src", "Entente", "Scenarios", "Templates", "war.yaml"),
            strip = File.ReadAllText(Repository.TestFile("border-strip.yaml"));
        yield return Of("scenario", "check war.yaml", ("war.yaml", war));
        yield return Of("scenario with everything", "check strip.yaml", ("strip.yaml", strip));
        yield return Of("scenario to change", "import wants wants.csv --into strip.yaml --out new.yaml", ("strip.yaml", strip),
            ("wants.csv", Wants));
        yield return Of("terms", "solve strip.yaml --json --terms terms.yaml",
            ("terms.yaml", "strip: 55\nguarantees: observers\ntrade: 20\n"), ("strip.yaml", strip));
    }

    private static IEnumerable<Door> OfTables()
    {
        string strip = File.ReadAllText(Repository.TestFile("border-strip.yaml"));
        yield return Of("wants", "import wants wants.csv --into strip.yaml --out new.yaml", ("wants.csv", Wants), ("strip.yaml", strip));
        yield return Of("wants between semicolons", "import wants wants.csv --into strip.yaml --out new.yaml",
            ("wants.csv", Wants.Replace(',', ';')), ("strip.yaml", strip));
        yield return Of("positions", "import stakeholders positions.csv --out new.yaml",
            ("positions.csv", "issue,actor,capability,position,salience,outcome\nroads,North,100,80,90,60\nroads,South,60,20,45.5,60\nrails,North,100,10,20,\nrails,South,60,95.25,70,\n"));
        yield return Of("ktab", "import ktab ktab.csv --out new.yaml",
            ("ktab.csv", "talks,about roads,3,1\nActor,Description,Power,Position,Salience\nNorth,the north,100,80,90\nSouth,the "
            + "south,60,20,45.5\nEast,\"east, mostly\",30,55,10\n"));
        yield return Of("ktab xml", "import ktab ktab.xml --out new.yaml", ("ktab.xml", KtabXml));
        yield return Of("deu issues", "import deu issues.csv positions.csv --out new.yaml", ("issues.csv", DeuIssues),
            ("positions.csv", DeuPositions));
        yield return Of("deu positions", "import deu issues.csv positions.csv --out new.yaml", ("positions.csv", DeuPositions),
            ("issues.csv", DeuIssues));
        yield return Of("decisions", "score decisions.csv --model median --replicates 100 --threads 1",
            ("decisions.csv", "issue,proposal,actor,capability,position,salience,today,outcome\ni1,p1,North,100,37,50,0,53\ni1,p1,South,60,71,80,0,53\ni2,p1,North,100,74,50,0,5\ni2,p1,South,60,41,80,0,5\n"));
    }

    private static IEnumerable<Door> OfDomains()
    {
        string domain = Fault("00-domain.xml").Replace("<issue", "\n<issue", StringComparison.Ordinal), party = Fault("00-other-party.xml");
        string json = Fault("00-a.json").Replace(", ", ",\n", StringComparison.Ordinal), template = Fault("00-dom.json")
            .Replace(", ", ",\n", StringComparison.Ordinal) + "\n", negmas = Fault("10-negmas.yml");
        yield return Of("genius profile", "import genius domain.xml party.xml other.xml --out new.yaml", ("party.xml", party),
            ("domain.xml", domain), ("other.xml", party));
        yield return Of("genius domain", "import genius domain.xml party.xml other.xml --out new.yaml", ("domain.xml", domain),
            ("party.xml", party), ("other.xml", party));
        yield return Of("geniusweb profile", "import geniusweb dom.json a.json b.json --out new.yaml", ("a.json", json),
            ("dom.json", template), ("b.json", json));
        yield return Of("geniusweb domain", "import geniusweb dom.json a.json b.json --out new.yaml", ("dom.json", template),
            ("a.json", json), ("b.json", json));
        yield return Of("negolog profile", "import geniusweb a.json b.json --out new.yaml", ("a.json", NegoLog), ("b.json", NegoLog));
        yield return Of("negmas profile", "import geniusweb a.yml b.yml --out new.yaml", ("a.yml", negmas), ("b.yml", negmas));
    }

    private static IEnumerable<Door> OfEvidence()
    {
        string prices = "Date,Close,Market,Split\n" + string.Concat(Enumerable.Range(0, 60)
            .Select(day => FormattableString.Invariant(
            $"{new DateOnly(2025, 1, 1).AddDays(day):yyyy-MM-dd},{2500 + (day * 37 % 90)}.25,{1000 + (day * 53 % 70)},\n")));
        string contracts = "date,may,december\n" + string.Concat(Enumerable.Range(0, 40)
            .Select(day => FormattableString.Invariant(
            $"{new DateOnly(2025, 1, 1).AddDays(day):yyyy-MM-dd},0.{20 + (day % 9)},0.{40 + (day % 7)}\n")));
        yield return Of("prices", "read --prices prices.csv --event 2025-02-20 --estimation 30 --if-peace 4000 --if-war 2500 --json",
            ("prices.csv", prices));
        yield return Of("contracts", "read --prices contracts.csv --event 2025-02-06 --contracts may december --json",
            ("contracts.csv", contracts));
        yield return Of("article", "read article.txt --json",
            ("article.txt", "---\ntitle: Envoys meet\ndate: 2025-02-13\n---\n\nEnvoys meet on the river\n\nThe minister, Anna Keller, said "
            + "on Thursday that \u201cthe talks would go on\u201d.\n\nShares rose 5 % to 1,200.\n"));
        yield return Of("page", "read page.html --json", ("page.html", Page));
    }

    private static Door Of(string name, string call, params (string Name, string Text)[] files) =>
        new(name, files[0].Name, files.ToDictionary(file => file.Name, file => file.Text.ReplaceLineEndings("\n"), StringComparer.Ordinal),
            call.Split(' '));

    private static string Fault(string name) => Repository.Read("tests", "Entente.Tests", "Interchange", "Faults", name);

    private const string Wants = """
        issue,actor,ideal,salience,accepts,because
        strip,north,100,vital,30..100,
        strip,south,0,90,0..70,they say so
        strip,patron,60,low,,
        trade,north,95,50..60,,
        trade,patron,70 ± 5,40,,"more, or less"

        """;

    private const string DeuIssues =
        "issue_id,proposal_id,proposal_name,year,n_actors,reference_point,outcome\ni1,p1,buses,2000,2,0,50\ni2,p1,buses,2000,1,,\n";

    private const string DeuPositions =
        "issue_id,actor,position,salience,capability_council,capability_gdp\ni1,at,100,70,40,0.48\ni1,be,50,40,50,0.58\ni2,at,0,20,40,0.48\n";

    private const string NegoLog = """
        {
          "reservationValue": 0.2,
          "issueWeights": {"Border": 0.6, "Trade": 0.4},
          "issues": {
            "Border": {"A": 1.0, "B": 0.5, "C": 0.0},
            "Trade": {"none": 0, "half": 0.4, "all": 1}
          }
        }

        """;

    private const string KtabXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Scenario>
          <name>n</name>
          <desc>d</desc>
          <ModelParameters><PCEModel>MarkovIncentive</PCEModel><VotingRule>ASymProsp</VotingRule></ModelParameters>
          <Dimensions><dName>One</dName></Dimensions>
          <Actors>
            <Actor><name>A</name><description>x</description><capability>10</capability>
              <Position><dCoord>10</dCoord></Position><Salience><dSal>50</dSal></Salience></Actor>
            <Actor><name>B</name><description>y</description><capability>20</capability>
              <Position><dCoord>90</dCoord></Position><Salience><dSal>40</dSal></Salience></Actor>
          </Actors>
        </Scenario>

        """;

    private const string Page = """
        <!doctype html>
        <html lang="en"><head><title>Envoys meet on the river</title>
        <meta property="article:published_time" content="2025-02-13T09:00:00Z">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys meet", "datePublished": "2025-02-13"}</script>
        </head><body><article><h1>Envoys meet on the river</h1>
        <p>The minister, Anna Keller, said on Thursday that &ldquo;the talks would go on&rdquo;.</p>
        <p>Shares rose 5&nbsp;% to 1,200.</p>
        </article></body></html>

        """;
}
