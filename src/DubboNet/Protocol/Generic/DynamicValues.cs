using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>
/// Converts between values of declared types and dynamic values. It goes through their bytes, so that only the formatters of a contract
/// need to know the types.
/// </summary>
internal static class DynamicValues
{
    /// <summary>
    /// Returns the values that a formatter writes as dynamic values. Objects of the application's classes become
    /// <see cref="HessianObject"/>s.
    /// </summary>
    public static object?[] FromTyped<T>(T? value, IHessianFormatter<T> formatter, int count, HessianOptions hessian) =>
        HessianSerializer.Deserialize(
            HessianSerializer.Serialize(value, formatter, hessian), new DynamicArguments(count), WithoutTypes(hessian))!;

    /// <summary>
    /// Returns the value that a formatter reads from dynamic values. Values are converted where Java's generic calls convert them.
    /// </summary>
    /// <exception cref="HessianException">A value does not have the declared type and cannot be converted to it.</exception>
    public static T? ToTyped<T>(object?[] values, IHessianFormatter<T> formatter, HessianOptions hessian) =>
        HessianSerializer.Deserialize(
            HessianSerializer.Serialize(values, new DynamicArguments(values.Length), hessian), formatter,
            hessian with { ConvertsText = true });

    /// <summary>Returns options with which objects of the application's classes are read as dynamic values.</summary>
    public static HessianOptions WithoutTypes(HessianOptions hessian) => hessian with { Types = HessianTypeRegistry.BuiltIn };
}
