using System.Text.Json.Serialization;
using Entente.Ensembles.Parts;

namespace Entente.Ensembles;

/// <summary>What the types in result files look like, worked out by the compiler.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Forecast))]
[JsonSerializable(typeof(TermsSpreadJson.Keys))]
[JsonSerializable(typeof(RunInfo))]
[JsonSerializable(typeof(PartsInfo))]
[JsonSerializable(typeof(PartFile.Head))]
internal sealed partial class ResultsJsonTypes : JsonSerializerContext;
