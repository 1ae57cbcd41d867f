using System.Text.Json.Serialization;
using Entente.Web.Deals;
using Entente.Web.Evidence;
using Entente.Web.Files;
using Entente.Web.Jobs;

namespace Entente.Web;

/// <summary>What calls carry, and what is kept of a file, worked out by the compiler.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Entrance.KeyCall))]
[JsonSerializable(typeof(Api.BeginCall))]
[JsonSerializable(typeof(Api.EditCall))]
[JsonSerializable(typeof(Api.TextCall))]
[JsonSerializable(typeof(Api.AskCall))]
[JsonSerializable(typeof(Api.VersionCall))]
[JsonSerializable(typeof(Api.CheckCall))]
[JsonSerializable(typeof(Api.CompleteCall))]
[JsonSerializable(typeof(DealCalls.DealCall))]
[JsonSerializable(typeof(DealCalls.GoCall))]
[JsonSerializable(typeof(DealCalls.KeepCall))]
[JsonSerializable(typeof(DealCalls.CompareCall))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(EvidenceCalls.JudgeCall))]
[JsonSerializable(typeof(QuestionOptions))]
[JsonSerializable(typeof(KeptTexts))]
internal sealed partial class BodyTypes : JsonSerializerContext;
