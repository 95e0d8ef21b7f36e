using System.Text;
using DubboNet.Generator;

namespace DubboNet.Java;

/// <summary>Converts Java names to C# names, and back as the generator of DubboNet does.</summary>
internal static class CSharpNames
{
    /// <summary>The keywords of C#.</summary>
    private static readonly HashSet<string> Keywords = Split(
        """
        abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event
        explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null
        object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static
        string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while
        """, StringComparer.Ordinal);

    /// <summary>The keywords of C++, without those of C#.</summary>
    private static readonly HashSet<string> CppKeywords = Split(
        """
        and and_eq asm auto bitand bitor cdecl compl const_cast delete dynamic_cast export friend gcnew generic inline mutable not not_eq
        nullptr or or_eq register reinterpret_cast signed static_cast template typedef typeid typename union unsigned wchar_t xor xor_eq
        """, StringComparer.Ordinal);

    /// <summary>The keywords of Visual Basic, whose case does not matter.</summary>
    private static readonly HashSet<string> BasicKeywords = Split(
        """
        AddHandler AddressOf Alias And AndAlso As Boolean ByRef Byte ByVal Call Case Catch CBool CByte CChar CDate CDbl CDec Char CInt
        Class CLng CObj Const Continue CSByte CShort CSng CStr CType CUInt CULng CUShort Date Decimal Declare Default Delegate Dim
        DirectCast Do Double Each Else ElseIf End Enum Erase Error Event Exit False Finally For Friend Function Get Global GoTo Handles If
        Implements Imports In Inherits Integer Interface Is IsNot Lib Like Long Loop Me Mod Module MustInherit MustOverride MyBase MyClass
        Namespace Narrowing New Next Not Nothing NotInheritable NotOverridable Object Of On Operator Option Optional Or OrElse Overloads
        Overridable Overrides ParamArray Partial Private Property Protected Public RaiseEvent ReadOnly ReDim REM RemoveHandler Resume Return
        SByte Select Set Shadows Shared Short Single Static Step Stop String Structure Sub SyncLock Then Throw To True Try TryCast TypeOf
        UInteger ULong UShort Using When While Widening With WithEvents WriteOnly Xor
        """, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of types in several languages.</summary>
    private static readonly HashSet<string> Types = Split(
        """
        char decimal double float float32 float64 guid int int8 int16 int32 int64 integer intptr long object pointer ptr short signed single
        string uint uint8 uint16 uint32 uint64 uinteger uintptr ulong unsigned upointer uptr ushort wchar
        """, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns whether analyzers report a name, because a language of .NET reserves it or it names a type.</summary>
    public static bool IsReserved(string name) =>
        Keywords.Contains(name) || CppKeywords.Contains(name) || BasicKeywords.Contains(name) || IsTypeName(name);

    /// <summary>Returns whether analyzers report a name because it names a type.</summary>
    public static bool IsTypeName(string name) => Types.Contains(name);

    /// <summary>
    /// Converts a name to Pascal case. <c>sku</c> becomes <c>Sku</c>, <c>OUT_OF_STOCK</c> becomes <c>OutOfStock</c>, and <c>order_id</c>
    /// becomes <c>OrderId</c>.
    /// </summary>
    public static string ToPascalCase(string java)
    {
        StringBuilder name = new();
        bool isUpper = !java.Any(char.IsLower);
        foreach (string word in java.Split('_', '$', '-'))
        {
            if (word.Length == 0)
                continue;
            // Between digits, the underscore keeps versions apart: V1_2 is not V12.
            if (name.Length > 0 && char.IsDigit(name[^1]) && char.IsDigit(word[0]))
                name.Append('V');
            name.Append(char.ToUpperInvariant(word[0]));
            name.Append(isUpper ? word[1..].ToLowerInvariant() : word[1..]);
        }

        return name.Length > 0 && !char.IsDigit(name[0]) ? name.ToString() : $"N{name}";
    }

    /// <summary>Converts a name to camel case for a parameter, without words that are reserved.</summary>
    public static string ToParameter(string java)
    {
        string name = JavaNames.ToCamelCase(ToPascalCase(java));
        return IsReserved(name) || name is "options" or "cancellationToken" ? $"{name}Value" : name;
    }

    /// <summary>Returns whether the words of a name have one of these words.</summary>
    public static bool HasWord(string name, params ReadOnlySpan<string> words)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !(char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) && !EndsCapitals(name, i))
                continue;
            foreach (string word in words)
            {
                if (name.AsSpan(start, i - start).Equals(word, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            start = i;
        }

        return false;
    }

    /// <summary>Makes a name unlike others by a number, without regard to case, and adds it to them.</summary>
    public static string MakeUnique(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++)
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}{i}");
        return free;
    }

    private static bool EndsCapitals(string name, int i) =>
        char.IsUpper(name[i]) && char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);

    private static HashSet<string> Split(string words, StringComparer comparer) =>
        new(words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), comparer);
}
