using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Converts between values of declared types and values without, by way of their bytes, so that only the formatters of a contract know its types.</summary>
internal static class DynamicValues
{
    /// <summary>The values that a formatter writes, as they are where nothing is declared; objects of the application's classes are <see cref="HessianObject"/>s.</summary>
    public static object?[] FromTyped<T>(T? value, IHessianFormatter<T> formatter, int count, HessianOptions hessian) =>
        HessianSerializer.Deserialize(HessianSerializer.Serialize(value, formatter, hessian), new DynamicArguments(count), WithoutTypes(hessian))!;

    /// <summary>What a formatter reads of such values, converted where Java's generic calls convert.</summary>
    /// <exception cref="HessianException">A value is not of the declared type and cannot be converted.</exception>
    public static T? ToTyped<T>(object?[] values, IHessianFormatter<T> formatter, HessianOptions hessian) =>
        HessianSerializer.Deserialize(
            HessianSerializer.Serialize(values, new DynamicArguments(values.Length), hessian), formatter, hessian with { ConvertsText = true });

    /// <summary>Options under which the application's classes stay what they are on the wire.</summary>
    public static HessianOptions WithoutTypes(HessianOptions hessian) => hessian with { Types = HessianTypeRegistry.BuiltIn };
}
