using System.Globalization;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Contains the schemas of the Java classes whose values are one JSON string, number, true or false.</summary>
internal static class ScalarSchemas
{
    private const string Digits = @"^-?\d+$";
    private const string Decimal = @"^-?\d+(\.\d+)?([eE][+-]?\d+)?$";
    private const string NotFinite = "^(NaN|-?Infinity)$";
    private const string Duration = @"^P(-?\d+D)?(T(-?\d+H)?(-?\d+M)?(-?\d+(\.\d+)?S)?)?$";

    private static readonly string[] Instants =
    [
        "java.util.Date", "java.sql.Date", "java.sql.Time", "java.sql.Timestamp", "java.util.Calendar", "java.time.Instant",
        "java.time.OffsetDateTime",
    ];

    /// <summary>Returns the schema of a class, or null if its values are not one JSON value.</summary>
    /// <param name="type">The Java class or primitive type.</param>
    /// <param name="strings">Which numbers are strings.</param>
    public static OpenApiSchema? Find(string type, JsonNumberStrings strings) => type switch
    {
        "boolean" or "java.lang.Boolean" => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        "byte" or "java.lang.Byte" => Whole("int32", sbyte.MinValue, sbyte.MaxValue),
        "short" or "java.lang.Short" => Whole("int32", short.MinValue, short.MaxValue),
        "int" or "java.lang.Integer" => Whole("int32", int.MinValue, int.MaxValue),
        "long" or "java.lang.Long" => Number(JsonSchemaType.Integer, "int64", Digits, strings),
        "java.math.BigInteger" => Number(JsonSchemaType.Integer, null, Digits, strings),
        "java.math.BigDecimal" => Number(JsonSchemaType.Number, "decimal", Decimal, strings),
        "float" or "java.lang.Float" => Number(JsonSchemaType.Number, "float", NotFinite, JsonNumberStrings.Inexact),
        "double" or "java.lang.Double" => Number(JsonSchemaType.Number, "double", NotFinite, JsonNumberStrings.Inexact),
        "java.lang.Number" => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.String },
        "char" or "java.lang.Character" => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 1 },
        "java.time.LocalDate" => Text("date"),
        "java.time.LocalTime" => Text("time-local"),
        "java.time.LocalDateTime" => Text("date-time-local"),
        // The format "duration" has neither fractions nor signs.
        "java.time.Duration" => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = Duration },
        "java.util.UUID" => Text("uuid"),
        _ when Instants.Contains(type) => Text("date-time"),
        _ when type == "java.util.regex.Pattern" || JavaScalars.Find(type) is not null => Text(null),
        _ => null,
    };

    private static OpenApiSchema Text(string? format) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema Whole(string format, int least, int most) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = format,
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most.ToString(CultureInfo.InvariantCulture),
    };

    // The pattern is for those that are strings.
    private static OpenApiSchema Number(JsonSchemaType type, string? format, string pattern, JsonNumberStrings strings) => new()
    {
        Type = strings switch
        {
            JsonNumberStrings.None => type,
            JsonNumberStrings.All => JsonSchemaType.String,
            _ => type | JsonSchemaType.String,
        },
        Format = format,
        Pattern = strings == JsonNumberStrings.None ? null : pattern,
    };
}
